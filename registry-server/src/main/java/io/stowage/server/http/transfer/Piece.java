// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Future;
import java.io.IOException;

/** A part of a body on its way out: first loaded on the gateway, then sent on the event loop. */
interface Piece {

  /** How many bytes. */
  int size();

  /** Takes it from its source. On the gateway. */
  void load() throws IOException;

  /** Whether the source is of no more use to the piece once that is loaded. */
  boolean copied();

  /**
   * Sends it. On the event loop.
   *
   * @param last whether the body ends with it
   */
  Future<Void> send(boolean last);

  /** Gives back what it holds, sent or not. On the event loop. */
  void release();
}
