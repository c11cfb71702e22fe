// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.util.Optional;

/** Objects that stand for others: who reads one, or looks it up, gets the other. */
public interface BucketSymlinks {

  /** Makes an object stand for another, durably and at once, over one that is there. */
  void put(String key, String target) throws StorageException;

  /** What an object stands for, or empty where there is none, or one with bytes of its own. */
  Optional<String> target(String key) throws StorageException;
}
