// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One of the {@link Machines}: its processes see files and a network of their own.
 *
 * @param name what the others know it by
 * @param pid a process that runs on it, as numbered here
 */
public record Machine(String name, long pid) {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** The command that runs {@code script}, in root's home, to its first failure. */
  public Command bash(String script) {
    return Command.of(line(script).toArray(String[]::new))
        .with("HOME", "/root")
        .with("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        .within(LIMIT);
  }

  /** Runs {@code script} and returns its standard output; any exit code but 0 fails the test. */
  public String run(String script) {
    return bash(script).output();
  }

  /** Begins to run {@code script}, whatever its exit code. */
  public CompletableFuture<Command.Outcome> begin(String script) {
    return CompletableFuture.supplyAsync(bash(script)::run);
  }

  private List<String> line(String script) {
    List<String> line = new ArrayList<>(List.of("nsenter", "--target", String.valueOf(pid)));
    line.addAll(List.of("--all", "--root", "--wd", "--"));
    line.addAll(List.of("/bin/bash", "-euo", "pipefail", "-c", "cd /root\n" + script));
    return line;
  }

  /** Where a file of the machine lies for processes here. */
  public Path file(String path) {
    return Path.of("/proc/" + pid + "/root" + path);
  }

  /** Copies a file, or a directory with all that is in it, into the directory {@code to}. */
  public void copy(Path from, String to) {
    Path parent = from.getParent();
    try {
      for (Path each : Trees.of(from)) {
        Path copy = file(to).resolve(String.valueOf(parent.relativize(each)));
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(copy.getParent());
          Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
