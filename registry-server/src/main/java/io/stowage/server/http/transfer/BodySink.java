// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the bytes of a body, in order, on a thread of the gateway and never on two at once. */
@FunctionalInterface
public interface BodySink {

  /**
   * Takes the buffer's remaining bytes. The buffer is reused afterwards.
   *
   * @throws IOException ends the transfer, which then fails with it
   */
  void accept(ByteBuffer bytes) throws IOException;
}
