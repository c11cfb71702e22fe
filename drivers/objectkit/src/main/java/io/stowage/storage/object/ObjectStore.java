// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the parts of one driver share. Thread-safe. */
final class ObjectStore {
  private final Bucket bucket;
  private final ObjectStoreOptions options;
  private final Layout layout;
  private final Workers workers = new Workers();
  private final PartMemory memory;
  private final AtomicBoolean closed = new AtomicBoolean();

  ObjectStore(Bucket bucket, ObjectStoreOptions options) {
    this.bucket = bucket;
    this.options = options;
    this.layout = new Layout(options.rootDirectory());
    this.memory = new PartMemory(options.memory());
  }

  /** Fails if the driver was closed. */
  void check() throws StorageException.Gone {
    if (closed.get()) {
      throw new StorageException.Gone("the storage driver was closed");
    }
  }

  Bucket bucket() {
    return bucket;
  }

  BucketObjects objects() {
    return bucket.objects();
  }

  ObjectStoreOptions options() {
    return options;
  }

  Layout layout() {
    return layout;
  }

  Workers workers() {
    return workers;
  }

  PartMemory memory() {
    return memory;
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      workers.close();
      bucket.close();
    }
  }
}
