// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.vertx.core.Context;
import java.util.concurrent.RejectedExecutionException;

/** Brings work back to the event loop that it left. */
final class OnContext {
  private OnContext() {}

  /** Runs work on its event loop; here, if that is gone, so that nothing stays open. */
  static void run(Context context, Runnable work) {
    try {
      context.runOnContext(nothing -> work.run());
    } catch (RejectedExecutionException e) {
      work.run();
    }
  }
}
