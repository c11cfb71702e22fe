// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.net.URI;
import java.time.Duration;

/** Signs URLs. */
@FunctionalInterface
public interface BucketUrls {

  /** A URL that answers GET, with ranges, for at least this time. */
  URI get(String key, Duration validFor) throws StorageException;
}
