// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.store.Store;
import io.stowage.example.benchmark.store.StoreKind;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The store of the row that is being measured: one for all that take part, who take turns. It is
 * started for the first and stopped after the last of them. Not thread-safe.
 */
final class Stores {
  private final Workspace workspace;
  private @Nullable Store store;
  private int users;

  Stores(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The store of a row, whose kind is the same for all that take part.
   *
   * @return to be closed by the caller
   */
  Store open(StoreKind kind) throws IOException {
    Store shared = store;
    if (shared == null) {
      shared = kind.opener().open(workspace.newDirectory("store").resolve("home"));
      store = shared;
    }
    users++;
    return new Share(shared);
  }

  private void leave() throws IOException {
    users--;
    Store shared = store;
    if (users == 0 && shared != null) {
      store = null;
      shared.close();
    }
  }

  private final class Share implements Store {
    private final Store shared;

    Share(Store shared) {
      this.shared = shared;
    }

    @Override
    public String driver() {
      return shared.driver();
    }

    @Override
    public double write(Path file) throws IOException {
      return shared.write(file);
    }

    @Override
    public double read() throws IOException {
      return shared.read();
    }

    @Override
    public void clear() throws IOException {
      shared.clear();
    }

    @Override
    public void close() throws IOException {
      leave();
    }
  }
}
