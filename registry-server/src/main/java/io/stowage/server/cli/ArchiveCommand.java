// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.cli.archive.ClassArchive;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes the archive of classes now, for those who build an image or install for others. */
@Command(
    name = "archive",
    description = {
      "Makes the archive of classes with which a server starts in half the time.",
      "The first start does so too, in the background; an image of a container has it made once."
    })
final class ArchiveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  ArchiveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<ClassArchive> missing = ClassArchive.missing();
    if (missing.isEmpty()) {
      surroundings.out().println("there is nothing to make");
      return Main.OK;
    }
    missing.get().make();
    surroundings.out().println(missing.get().file());
    return Main.OK;
  }
}
