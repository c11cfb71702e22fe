// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

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

  /**
   * Runs work on its event loop, after that has looked at its sockets once more. An event loop runs
   * tasks as long as there are any, so that transfers which keep it in tasks would keep all others
   * waiting.
   */
  static void runAfterSockets(Context context, Runnable work) {
    EventLoop loop = ((ContextInternal) context).nettyEventLoop();
    try {
      // what is scheduled by a task waits for the next round, even if it is due
      loop.execute(() -> schedule(loop, () -> run(context, work)));
    } catch (RejectedExecutionException e) {
      work.run();
    }
  }

  private static void schedule(EventLoop loop, Runnable work) {
    ScheduledFuture<?> unused = loop.schedule(work, 0, TimeUnit.NANOSECONDS);
  }
}
