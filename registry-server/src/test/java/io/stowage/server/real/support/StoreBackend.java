// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.util.List;

/** A real server that registries store to, started for the tests and stopped by {@link #close}. */
public interface StoreBackend extends AutoCloseable {

  /** YAML that names a driver and an empty place of its own, to stand below {@code storage}. */
  String freshPlace();

  /** Ends the server and waits until it is gone; what it holds stays. */
  void stop();

  /** Starts it again, on the same port. */
  void restart();

  /**
   * Puts links past the registry into a place that one has opened: a manifest into each repository,
   * and tags into the first one.
   */
  default void stock(String place, List<String> repositories, List<String> tags) {
    LinkStock.write(place, repositories, tags);
  }

  /** How many calls, or reads, it has had since it was started. */
  long calls();

  @Override
  void close();
}
