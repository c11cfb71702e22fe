// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A store that is filled once, when it is asked for first, or never. Thread-safe. */
final class Once<T extends Closeable> implements Closeable {
  private final Callable<T> filling;
  private @Nullable T store;
  private @Nullable Throwable failure;

  Once(Callable<T> filling) {
    this.filling = filling;
  }

  synchronized T get() {
    if (failure != null) {
      throw unfilled(failure);
    }
    T filled = store != null ? store : fill();
    store = filled;
    return filled;
  }

  private T fill() {
    try {
      return filling.call();
    } catch (Throwable e) {
      failure = e;
      throw unfilled(e);
    }
  }

  private static AssertionError unfilled(Throwable cause) {
    return new AssertionError("a large store could not be filled: " + cause, cause);
  }

  @Override
  public synchronized void close() throws IOException {
    if (store != null) {
      store.close();
    }
  }
}
