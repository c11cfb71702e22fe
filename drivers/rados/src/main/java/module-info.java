// SPDX-License-Identifier: Apache-2.0
module io.stowage.storage.rados {
  requires com.sun.jna;
  requires io.stowage.storage;
  requires rados;
  requires static org.jspecify;

  provides io.stowage.storage.StorageDriverProvider with
      io.stowage.storage.rados.RadosProvider;
}
