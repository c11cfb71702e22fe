// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command, which is wrong usage. */
@Command(
    name = "registry",
    description = "A registry of container images.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {},
    footer = {"", "Exit codes: 0 success, 1 failure, 2 wrong usage."})
final class RegistryCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
