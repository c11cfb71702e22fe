// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Servers that a script starts in a directory of its own, and stops when the process ends.
 *
 * @param script the name of the script, whose path is the system property {@code real.SCRIPT}
 * @param home their directory
 */
record Servers(String script, Path home) {
  private static final long PATIENCE = 120;

  /** Starts some, with further variables in the environment and further arguments. */
  static Servers start(String script, Map<String, String> environment, Path... more) {
    try {
      Path home = Files.createTempDirectory("stowage-" + script).resolve("servers");
      Servers servers = new Servers(script, home);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> servers.run(Map.of(), "down"), script + "-down"));
      servers.run(environment, "up", Stream.of(more).map(Path::toString).toArray(String[]::new));
      return servers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the script once more. */
  void run(Map<String, String> environment, String action, String... more) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("real." + script, "../../.ci/" + script));
    command.add(action);
    command.add(home.toString());
    command.addAll(List.of(more));
    try {
      Path out = Files.createTempFile("command", ".out");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(command + " failed: " + Files.readString(out));
      }
      Files.delete(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What a file of theirs says. */
  String text(String file) {
    try {
      return Files.readString(home.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
