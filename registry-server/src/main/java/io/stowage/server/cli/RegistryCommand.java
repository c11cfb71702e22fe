// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command, which is wrong usage. */
@Command(
    name = "registry",
    description = "A registry of container images.",
    mixinStandardHelpOptions = true,
    versionProvider = RegistryCommand.VersionLine.class,
    footer = {"", "Exit codes: 0 success, 1 failure, 2 wrong usage."})
final class RegistryCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The version as the parser asks for it. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }
}
