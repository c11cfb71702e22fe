// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Copies within the store: in one call, or in parts of which several are under way. */
final class ObjectCopier {
  private final ObjectStore store;

  ObjectCopier(ObjectStore store) {
    this.store = store;
  }

  /** Copies an object over one that is there. */
  void copy(String source, String target, long size) throws StorageException {
    Bucket bucket = store.bucket();
    if (size <= Math.min(store.options().copy().threshold(), bucket.traits().maxCopy())) {
      bucket.copies().copy(source, target);
      return;
    }
    PartsKey parts = bucket.parts().begin(target);
    boolean done = false;
    try {
      bucket.parts().complete(parts, copyParts(source, size, parts, partSize(size)));
      done = true;
    } finally {
      if (!done) {
        abort(parts);
      }
    }
  }

  /** Large enough for the object to have no more parts than it may. */
  private long partSize(long size) {
    int most = store.bucket().traits().maxParts();
    return Math.max(store.options().copy().partSize(), (size + most - 1) / most);
  }

  /** Copies the beginning of an object to the first parts of another. */
  List<Part> copyParts(String source, long size, PartsKey target, long partSize)
      throws StorageException {
    List<Callable<Part>> copies = new ArrayList<>();
    for (long at = 0; at < size; at += partSize) {
      ByteRange range = new ByteRange(at, Math.min(partSize, size - at));
      int number = copies.size() + 1;
      copies.add(() -> store.bucket().copies().copyPart(source, range, target, number));
    }
    return store.workers().all(copies, store.options().copy().parallelism());
  }

  private void abort(PartsKey parts) {
    try {
      store.bucket().parts().abort(parts);
    } catch (StorageException e) {
      // left to sweeping; the failure that led here is the one to tell
    }
  }
}
