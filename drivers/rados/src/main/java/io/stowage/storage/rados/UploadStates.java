// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.util.Optional;

/** The states of uploads in the pool. Thread-safe. */
final class UploadStates {
  private static final int TRIES = 4;

  private final KeyedEntries entries;

  UploadStates(KeyedEntries entries) {
    this.entries = entries;
  }

  private static String object(String name) {
    return Names.uploads().of(name);
  }

  /**
   * Begins an upload.
   *
   * @throws StorageException.Conflict if there is one of that name
   */
  void begin(UploadKey key, UploadState state) throws StorageException {
    String name = Names.upload(key);
    Optional<String> there = entries.setIfAbsent(object(name), name, state.text());
    // one's own is there if an earlier try was given up too soon
    if (there.isPresent() && !there.get().equals(state.text())) {
      throw new StorageException.Conflict("upload " + key + " was begun already");
    }
  }

  Optional<UploadState> find(UploadKey key) throws StorageException {
    return find(Names.upload(key));
  }

  /** By the name as {@link Names#upload} has it. */
  Optional<UploadState> find(String name) throws StorageException {
    Optional<String> text = entries.get(object(name), name);
    return text.isEmpty() ? Optional.empty() : Optional.of(UploadState.parse(name, text.get()));
  }

  /**
   * Puts a state in place of another.
   *
   * @throws StorageException.Conflict if somebody else went on with the upload
   * @throws StorageException.Gone if it is over
   */
  void replace(UploadKey key, UploadState known, UploadState next) throws StorageException {
    String name = Names.upload(key);
    UploadState expected = known;
    for (int i = 0; i < TRIES; i++) {
      Optional<String> there = entries.replace(object(name), name, expected.text(), next.text());
      if (there.isEmpty()) {
        throw gone(key);
      }
      if (there.get().equals(next.text())) {
        return;
      }
      expected = UploadState.parse(name, there.get());
      // what an earlier try wrote that was given up too soon is the writer's own
      if (!expected.writer().equals(next.writer())) {
        break;
      }
    }
    throw conflict(key);
  }

  /**
   * Ends an upload, if its state is this.
   *
   * @return whether it did
   */
  boolean remove(UploadKey key, UploadState known) throws StorageException {
    String name = Names.upload(key);
    return entries.remove(object(name), name, known.text());
  }

  MergedShards list(String after, int limit) {
    return entries.list(Names.uploads(), after, limit);
  }

  static StorageException.Gone gone(UploadKey key) {
    return new StorageException.Gone("upload " + key + " was committed, discarded or closed");
  }

  static StorageException.Conflict conflict(UploadKey key) {
    return new StorageException.Conflict("somebody else went on with upload " + key);
  }
}
