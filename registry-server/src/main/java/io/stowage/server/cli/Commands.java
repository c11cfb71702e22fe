// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Runs what the parser of the command line understands. */
final class Commands {
  private Commands() {}

  /** Runs a command; without a code when a server was started, which goes on. */
  static OptionalInt run(Surroundings surroundings, String... arguments) {
    ServeCommand serve = new ServeCommand(surroundings);
    CommandLine config =
        command(new ConfigCommand()).addSubcommand(command(new ConfigCheckCommand(surroundings)));
    int code =
        new CommandLine(new RegistryCommand())
            .addSubcommand(command(serve))
            .addSubcommand(config)
            .addSubcommand(command(new DriversCommand(surroundings)))
            .addSubcommand(command(new HtpasswdCommand(surroundings)))
            .addSubcommand(command(new ArchiveCommand(surroundings)))
            .addSubcommand(command(new GarbageCollectCommand(surroundings)))
            .addSubcommand(command(new VersionCommand(surroundings)))
            .setOut(surroundings.out())
            .setErr(surroundings.err())
            .setUsageHelpAutoWidth(true)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  Failure.tell(failure, surroundings);
                  return Main.FAILED;
                })
            .execute(arguments);
    return serve.running() ? OptionalInt.empty() : OptionalInt.of(code);
  }

  private static CommandLine command(Object annotated) {
    CommandLine command = new CommandLine(annotated);
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
    return command;
  }
}
