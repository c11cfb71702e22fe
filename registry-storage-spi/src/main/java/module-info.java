// SPDX-License-Identifier: Apache-2.0
/** What a storage driver implements, what a caller uses, and the loader between them. */
module io.stowage.storage {
  requires transitive io.stowage.registry;
  requires static transitive org.jspecify;

  exports io.stowage.storage;
  exports io.stowage.storage.setting;

  uses io.stowage.storage.StorageDriverProvider;
}
