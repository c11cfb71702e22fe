// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;

class ForwardingDriver implements StorageDriver {
  final StorageDriver inner;

  ForwardingDriver(StorageDriver inner) {
    this.inner = inner;
  }

  @Override
  public BlobStore blobs() {
    return inner.blobs();
  }

  @Override
  public UploadStore uploads() {
    return inner.uploads();
  }

  @Override
  public LinkStore links() {
    return inner.links();
  }

  @Override
  public void probe() throws StorageException {
    inner.probe();
  }

  @Override
  public String location() {
    return inner.location();
  }

  @Override
  public void close() {
    inner.close();
  }
}
