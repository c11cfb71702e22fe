// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.kit.Backend;
import io.stowage.tck.kit.Stock;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The large store, filled for the first test that asks for it. Thread-safe. */
final class SharedStock implements Supplier<Stock>, AutoCloseable {
  private final Supplier<Backend> backends;
  private @Nullable Stock stock;
  private @Nullable Throwable failure;

  SharedStock(Supplier<Backend> backends) {
    this.backends = backends;
  }

  @Override
  public synchronized Stock get() {
    if (failure != null) {
      throw new AssertionError("the large store could not be filled", failure);
    }
    if (stock == null) {
      stock = fill();
    }
    return stock;
  }

  private Stock fill() {
    try {
      return Stock.fill(backends.get());
    } catch (Throwable e) {
      failure = e;
      throw new AssertionError("the large store could not be filled", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (stock != null) {
      stock.close();
    }
  }
}
