// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.Optional;

/** Objects that stand for others: who reads one, or looks it up, gets the other. */
public interface BucketSymlinks {

  /**
   * Makes an object stand for another, durably and at once, over one that is there.
   *
   * @param key the object to be made, or to be made to stand for another
   * @param target the key of the object that it stands for, which is there and has bytes of its own
   * @throws StorageException if it was not made
   */
  void put(String key, String target) throws StorageException;

  /**
   * Tells what an object stands for.
   *
   * @param key the object, which need not exist
   * @return the key of the other, or empty where there is no such object, or one with bytes of its
   *     own
   * @throws StorageException if the store cannot tell
   */
  Optional<String> target(String key) throws StorageException;
}
