// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.Digest;
import io.stowage.storage.UploadKey;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What is stored: one backend, which several drivers may have open.
 *
 * @param blobs content by digest
 * @param uploads what is on its way in
 * @param links targets by name
 * @param release what to do when a driver lets go of it
 */
record Heap(
    ConcurrentNavigableMap<Digest, Content> blobs,
    ConcurrentNavigableMap<UploadKey, HeapUpload> uploads,
    ConcurrentNavigableMap<LinkName, Digest> links,
    Runnable release) {

  static Heap unshared() {
    return released(() -> {});
  }

  static Heap released(Runnable release) {
    return new Heap(
        new ConcurrentSkipListMap<>(),
        new ConcurrentSkipListMap<>(),
        new ConcurrentSkipListMap<>(),
        release);
  }
}
