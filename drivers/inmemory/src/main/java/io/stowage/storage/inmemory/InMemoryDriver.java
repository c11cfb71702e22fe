// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;

final class InMemoryDriver implements StorageDriver {
  private final Heap heap;
  private final String location;
  private final Opening opening = new Opening();

  InMemoryDriver(Heap heap, String location) {
    this.heap = heap;
    this.location = location;
  }

  @Override
  public BlobStore blobs() {
    return new HeapBlobStore(heap, opening);
  }

  @Override
  public UploadStore uploads() {
    return new HeapUploadStore(heap, opening);
  }

  @Override
  public LinkStore links() {
    return new HeapLinkStore(heap, opening);
  }

  @Override
  public void probe() throws StorageException {
    opening.check();
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void close() {
    if (opening.close()) {
      heap.release().run();
    }
  }
}
