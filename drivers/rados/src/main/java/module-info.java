// SPDX-License-Identifier: Apache-2.0
/** A storage driver on a pool of a Ceph cluster. Opened by its name, {@code rados}. */
module io.stowage.storage.rados {
  requires com.sun.jna;
  requires io.stowage.storage;
  // named by its file, as its publisher gives it no name
  requires rados;
  requires static org.jspecify;

  provides io.stowage.storage.StorageDriverProvider with
      io.stowage.storage.rados.RadosProvider;
}
