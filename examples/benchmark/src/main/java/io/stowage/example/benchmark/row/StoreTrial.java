// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.store.Store;
import io.stowage.example.benchmark.store.StoreKind;
import java.io.IOException;
import java.nio.file.Path;

/** A registry on a store. */
abstract class StoreTrial extends ServerTrial {
  private final Store store;

  private StoreTrial(RegistryProcess server, Store store) {
    super(server);
    this.store = store;
  }

  StoreTrial(Place place) {
    this(place.server(), place.store());
  }

  /**
   * A registry and what it stores to.
   *
   * @param store to be closed after the server
   */
  record Place(RegistryProcess server, Store store) {
    static Place start(Bench bench, RegistrySpec registry, StoreKind kind) throws IOException {
      Store store = open(bench, kind);
      boolean started = false;
      try {
        Path root = bench.workspace().newDirectory(kind.name());
        RegistryProcess server =
            RegistryProcess.start(registry.onDriver(store.driver()), root, null);
        started = true;
        return new Place(server, store);
      } finally {
        if (!started) {
          store.close();
        }
      }
    }
  }

  static Store open(Bench bench, StoreKind kind) throws IOException {
    return bench.stores().open(kind);
  }

  final Store store() {
    return store;
  }

  @Override
  public final void close() throws IOException {
    try {
      super.close();
    } finally {
      store.close();
    }
  }
}
