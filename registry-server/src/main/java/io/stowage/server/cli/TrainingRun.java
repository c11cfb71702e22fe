// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.RegistryServer;
import io.stowage.server.cli.archive.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Starts a server as {@code serve} does, on a store that is thrown away, and trains it. */
final class TrainingRun {
  private final Surroundings surroundings;

  TrainingRun(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The code is 0, or the process ends at once: an archive of half a run is not wanted. */
  OptionalInt run() {
    try {
      Path directory = Files.createTempDirectory("stowage-training");
      try {
        Path configuration =
            Files.writeString(
                directory.resolve("config.yml"),
                "storage: {filesystem: {rootdirectory: '"
                    + directory.resolve("data")
                    + "'}}\nhttp: {addr: '127.0.0.1:0', headers: {X-A: [b]}}\n");
        RegistryServer server = new Serve(surroundings).start(Optional.of(configuration));
        new Training(server.port()).run();
        return OptionalInt.of(Main.OK);
      } finally {
        delete(directory);
      }
    } catch (IOException | RuntimeException e) {
      Failure.tell(e, surroundings);
      Runtime.getRuntime().halt(Main.FAILED);
      return OptionalInt.of(Main.FAILED);
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(directory)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }
}
