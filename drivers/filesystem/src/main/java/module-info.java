// SPDX-License-Identifier: Apache-2.0
/** A storage driver on a directory. Opened by its name, {@code filesystem}. */
module io.stowage.storage.filesystem {
  requires io.stowage.storage;
  requires static org.jspecify;

  provides io.stowage.storage.StorageDriverProvider with
      io.stowage.storage.filesystem.FilesystemProvider;
}
