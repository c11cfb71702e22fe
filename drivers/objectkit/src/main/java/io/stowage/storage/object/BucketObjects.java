// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.util.Collection;
import java.util.Optional;

/** Whole objects. A write is atomic: a reader sees the object before or after it. */
public interface BucketObjects {

  /**
   * Looks an object up.
   *
   * @param key the object's key
   * @return what is known of it, or empty where there is none
   * @throws StorageException if the store cannot tell
   */
  Optional<ObjectInfo> stat(String key) throws StorageException;

  /**
   * Reads a small object at once.
   *
   * @param key the object's key
   * @param atMost how many bytes at most; what is longer is cut off there
   * @return its bytes, or empty where there is none
   * @throws StorageException if it cannot be read
   */
  Optional<byte[]> read(String key, int atMost) throws StorageException;

  /**
   * Opens an object for reading.
   *
   * @param key the object's key
   * @param range one byte or more
   * @return a channel that may end early and fail with any {@link java.io.IOException}: the caller
   *     checks and maps; the caller closes it
   * @throws StorageException.NotFound if there is none
   * @throws StorageException.Corrupt if the object ends where the range begins, or before
   * @throws StorageException if it cannot be opened
   */
  ReadableByteChannel open(String key, ByteRange range) throws StorageException;

  /**
   * Writes an object, durably, over one that is there.
   *
   * @param key the object's key
   * @param content all its bytes
   * @throws StorageException if it may not have been written
   */
  void put(String key, Body content) throws StorageException;

  /**
   * Writes an object, durably, unless there is one. Of several at once one succeeds. A driver that
   * repeats a call whose answer was lost may find its own object there and return false: the caller
   * compares the content, which therefore has to be its own.
   *
   * <p>A driver of a store without such writes looks first and writes then: two instances that go
   * on with one upload at the same moment may then both believe to be the one that does, which
   * shows when they commit.
   *
   * @param key the object's key
   * @param content all its bytes
   * @return whether it was written
   * @throws StorageException if it may not have been written
   */
  boolean putIfAbsent(String key, Body content) throws StorageException;

  /**
   * Deletes objects, in no order; those that are not there are deleted already.
   *
   * @param keys the objects' keys, any number
   * @throws StorageException if one of them may still be there
   */
  void delete(Collection<String> keys) throws StorageException;
}
