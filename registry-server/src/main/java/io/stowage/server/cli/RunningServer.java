// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.config.RegistryConfig;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;

/** A server that answers. */
interface RunningServer extends AutoCloseable {

  /** Starts one. */
  static RunningServer start(RegistryConfig config, StorageDrivers drivers) throws IOException {
    if (drivers.providers().isEmpty() || config.http().prefix().isEmpty()) {
      throw new IOException("nothing to serve");
    }
    throw new IOException("this build has no server for " + config.http().addr());
  }

  /** Where it listens, with the port that it got. */
  String address();

  /** Where its content lies. */
  String location();

  /** Lets requests under way end, and stops. */
  @Override
  void close();
}
