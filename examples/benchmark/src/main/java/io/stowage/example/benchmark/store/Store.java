// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.file.Path;

/** A backend of its own, empty at first, and a tool of its makers. Not thread-safe. */
public interface Store extends AutoCloseable {
  /** YAML beside that of a driver: a registry is measured, not where it sends its clients. */
  String NO_REDIRECTS = "  redirect:\n    disable: true\n";

  /** YAML of the driver that stores there, as it stands below {@code storage}. */
  String driver();

  /**
   * Has the tool write as much as a file holds.
   *
   * @return MiB in a second
   * @throws IOException if it fails
   */
  double write(Path file) throws IOException;

  /**
   * Has the tool read what it wrote last.
   *
   * @return MiB in a second
   * @throws IOException if it fails
   */
  double read() throws IOException;

  /**
   * Removes the content of blobs, and what the tool wrote, so that there is room for the next.
   *
   * @throws IOException if it fails
   */
  void clear() throws IOException;

  /**
   * Stops the backend and removes what it holds.
   *
   * @throws IOException if that fails
   */
  @Override
  void close() throws IOException;
}
