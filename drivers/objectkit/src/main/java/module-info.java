// SPDX-License-Identifier: Apache-2.0
/** What the drivers of object stores share. */
module io.stowage.storage.object {
  requires transitive io.stowage.storage;
  requires transitive java.net.http;
  requires static org.jspecify;

  exports io.stowage.storage.object;
}
