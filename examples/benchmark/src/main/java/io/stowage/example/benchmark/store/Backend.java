// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import io.stowage.example.benchmark.process.Commands;
import io.stowage.example.benchmark.process.Undo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A backend that another program starts in a directory, and stops. Not thread-safe. */
final class Backend implements AutoCloseable {
  private final Path home;
  private final Undo down;

  private Backend(Path home, Undo down) {
    this.home = home;
    this.down = down;
  }

  /**
   * Starts a backend.
   *
   * @param starter the program that does it
   * @param home where; a directory that is not there yet
   * @param environment what the program is told besides
   * @throws IOException if it does not start; the message has what the program printed
   */
  static Backend start(Path starter, Path home, Map<String, String> environment)
      throws IOException {
    Undo down =
        Undo.with(() -> Commands.undo(List.of(starter.toString(), "down", home.toString())));
    boolean started = false;
    try {
      Commands.run(List.of(starter.toString(), "up", home.toString()), environment);
      started = true;
      return new Backend(home, down);
    } finally {
      if (!started) {
        down.close();
      }
    }
  }

  Path path(String name) {
    return home.resolve(name);
  }

  /** What the starter left in a file. */
  String fact(String name) throws IOException {
    return Files.readString(path(name)).strip();
  }

  @Override
  public void close() throws IOException {
    down.close();
  }
}
