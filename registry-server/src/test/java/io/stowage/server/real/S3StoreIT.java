// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import io.stowage.server.real.support.CephGateway;
import io.stowage.server.real.support.StoreBackend;

/** The server on a bucket of Ceph's gateway, and beside CNCF distribution on the same bucket. */
class S3StoreIT extends SharedStoreFamily {
  @Override
  StoreBackend startBackend() {
    return CephGateway.start();
  }

  @Override
  String impatience() {
    return "    retrybudget: 1s\n";
  }

  @Override
  boolean redirects() {
    return true;
  }
}
