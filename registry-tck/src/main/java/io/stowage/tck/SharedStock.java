// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.kit.Backend;
import io.stowage.tck.kit.LargeStore;
import io.stowage.tck.kit.Stock;
import io.stowage.tck.kit.Stocks;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Supplier;

/** The stores that many tests read, each filled for the first test that asks for it. */
final class SharedStock implements Stocks, Closeable {
  private final Once<Stock> stock;
  private final Once<LargeStore> large;

  SharedStock(Supplier<Backend> backends) {
    stock = new Once<>(() -> Stock.fill(backends.get()));
    large = new Once<>(() -> LargeStore.fill(backends.get()));
  }

  @Override
  public Stock stock() {
    return stock.get();
  }

  @Override
  public LargeStore large() {
    return large.get();
  }

  @Override
  public void close() throws IOException {
    try (stock) {
      large.close();
    }
  }
}
