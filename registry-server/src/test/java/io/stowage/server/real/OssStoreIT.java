// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import io.stowage.server.real.support.OssProcess;
import io.stowage.server.real.support.StoreBackend;

/** The server on a bucket of the strict server that stands for OSS. */
class OssStoreIT extends StoreFamily {
  @Override
  StoreBackend startBackend() {
    return OssProcess.start();
  }

  @Override
  String impatience() {
    return "    retrybudget: 1s\n";
  }

  @Override
  boolean redirects() {
    return true;
  }

  @Override
  int tagsToList() {
    return 1500;
  }

  @Override
  int callsOfPage() {
    return 20;
  }

  @Override
  int callsOfRepository() {
    return 1;
  }
}
