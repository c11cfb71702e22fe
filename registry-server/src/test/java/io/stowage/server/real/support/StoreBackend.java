// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

/** A real server that registries store to, started for the tests and stopped by {@link #close}. */
public interface StoreBackend extends AutoCloseable {

  /** YAML that names a driver and an empty place of its own, to stand below {@code storage}. */
  String freshPlace();

  /** Ends the server and waits until it is gone; what it holds stays. */
  void stop();

  /** Starts it again, on the same port. */
  void restart();

  @Override
  void close();
}
