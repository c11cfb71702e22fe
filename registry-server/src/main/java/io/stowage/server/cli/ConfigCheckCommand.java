// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.config.Problem;
import io.stowage.server.config.load.ConfigLoader;
import io.stowage.server.config.load.LoadedConfig;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what is in effect, as YAML, and on standard error what is to be said of it. */
@Command(
    name = "check",
    description = {
      "Prints the configuration in effect, secrets masked, and what is wrong with it.",
      "Exits with 1 if the server would not start with it."
    })
final class ConfigCheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "config.yml",
      description = "The configuration; else the file that REGISTRY_CONFIGURATION_PATH names.")
  private @Nullable Path file;

  ConfigCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    LoadedConfig loaded =
        new ConfigLoader(surroundings.drivers()::settings)
            .load(
                surroundings.configuration(Optional.ofNullable(file)), surroundings.environment());
    surroundings.out().print(loaded.effectiveYaml());
    surroundings.out().flush();
    boolean wrong = false;
    for (Problem problem : loaded.problems()) {
      wrong |= problem.severity() == Problem.Severity.ERROR;
      surroundings
          .err()
          .println(problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.message());
    }
    return wrong ? Main.FAILED : Main.OK;
  }
}
