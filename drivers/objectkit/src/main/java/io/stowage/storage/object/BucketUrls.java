// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.net.URI;
import java.time.Duration;

/** Signs URLs. */
@FunctionalInterface
public interface BucketUrls {

  /**
   * Signs a URL that answers GET, with ranges. May do so without asking the store.
   *
   * @param key the object
   * @param validFor how long it has to be valid, at least; a store that allows less gives that
   * @return the URL, which anybody who has it may fetch: it is not to be logged
   * @throws StorageException if it cannot be signed
   */
  URI get(String key, Duration validFor) throws StorageException;
}
