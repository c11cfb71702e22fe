// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;

/** Tries again with the same instance, where an error says that this is worth while. */
record Patient(StorageDriver driver) implements Journey.Caller {
  @Override
  public void after(StorageException error) throws StorageException {
    if (!(error instanceof StorageException.Unavailable)) {
      throw error;
    }
  }
}
