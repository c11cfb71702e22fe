// SPDX-License-Identifier: Apache-2.0
/** A storage driver that keeps everything on the heap. Opened by its name, {@code inmemory}. */
module io.stowage.storage.inmemory {
  requires io.stowage.storage;
  requires static org.jspecify;

  provides io.stowage.storage.StorageDriverProvider with
      io.stowage.storage.inmemory.InMemoryProvider;
}
