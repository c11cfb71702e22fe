// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import picocli.CommandLine.Command;

/** Prints the version. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable {
  private final Surroundings surroundings;

  VersionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    surroundings.out().println(Version.line());
  }
}
