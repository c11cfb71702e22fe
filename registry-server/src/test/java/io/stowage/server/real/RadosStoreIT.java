// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import io.stowage.server.real.support.CephPool;
import io.stowage.server.real.support.StoreBackend;

/** The server on a pool of a Ceph cluster. */
class RadosStoreIT extends StoreFamily {
  @Override
  StoreBackend startBackend() {
    return new CephPool();
  }

  @Override
  String impatience() {
    return "    operationtimeout: 2s\n";
  }

  @Override
  boolean redirects() {
    return false;
  }

  /** One of each shard, now and then one more, and what the server asks before it lists. */
  @Override
  int callsOfPage() {
    return 12;
  }
}
