// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

/** Where a held body comes from. Used on the event loop; little is read before the start. */
interface BodySource {

  /** Lets the body flow, once; what arrived before comes at once. */
  void start(BodyReceiver receiver);

  void pause();

  void resume();

  /** Drops what is left of the body: nothing reaches the receiver any more. */
  void discard();
}
