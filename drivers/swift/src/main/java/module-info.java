// SPDX-License-Identifier: Apache-2.0
/** A storage driver on a container of OpenStack Swift. Opened by its name, {@code swift}. */
module io.stowage.storage.swift {
  requires com.fasterxml.jackson.databind;
  requires io.stowage.storage.object;
  requires static org.jspecify;

  provides io.stowage.storage.StorageDriverProvider with
      io.stowage.storage.swift.SwiftProvider;
}
