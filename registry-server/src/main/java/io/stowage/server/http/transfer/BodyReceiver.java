// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body as it arrives, on the event loop: pieces, then either its end or that it was cut.
 */
interface BodyReceiver {

  /**
   * Takes a piece.
   *
   * @param piece the receiver's to release
   */
  void chunk(ByteBuf piece);

  void end();

  /** The rest will not come. */
  void cut(@Nullable Throwable cause);
}
