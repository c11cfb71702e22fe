// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a gateway: a virtual one for each piece of work from Java 21 on, else a pool. */
final class GatewayThreads {
  private static final int POOL = 64;

  private GatewayThreads() {}

  static ExecutorService open() {
    MethodHandle virtual;
    try {
      virtual =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return pool();
    }
    try {
      return (ExecutorService) virtual.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("virtual threads cannot be had", e);
    }
  }

  /**
   * Threads that are woken last in, first out, so that no more than are needed stay warm. What
   * waits for one was let in by the gateway, which bounds the queue.
   */
  static ExecutorService pool() {
    AtomicInteger number = new AtomicInteger();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return new ForkJoinPool(
        POOL,
        pool -> {
          ForkJoinWorkerThread thread =
              ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
          thread.setContextClassLoader(loader);
          thread.setName("gateway-" + number.incrementAndGet());
          return thread;
        },
        null,
        true);
  }
}
