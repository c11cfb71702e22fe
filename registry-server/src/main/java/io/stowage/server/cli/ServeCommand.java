// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts a server, for command lines that {@link Main} did not understand by itself. */
@Command(name = "serve", description = "Serves until it is told to stop (SIGTERM or SIGINT).")
final class ServeCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private boolean running;

  @Parameters(
      arity = "0..1",
      paramLabel = "config.yml",
      description =
          "The configuration; else the file that REGISTRY_CONFIGURATION_PATH names; else"
              + " ./registry-data is served on 127.0.0.1:5000.")
  private @Nullable Path file;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OptionalInt code = new Serve(surroundings).run(Optional.ofNullable(file));
    running = code.isEmpty();
    return code.orElse(Main.OK);
  }

  /** Whether a server was started. */
  boolean running() {
    return running;
  }
}
