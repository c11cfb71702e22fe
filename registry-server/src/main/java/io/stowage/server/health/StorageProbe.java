// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;

/** Whether the storage answers. */
record StorageProbe(String driverName, StorageDriver driver) implements Check {
  @Override
  public String name() {
    return "storagedriver_" + driverName;
  }

  @Override
  public void look() throws StorageException {
    driver.probe();
  }
}
