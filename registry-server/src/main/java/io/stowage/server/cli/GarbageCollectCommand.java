// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Says that a command of the incumbent is not there yet, to those who type it. */
@Command(name = "garbage-collect", description = "Not served yet.", hidden = true)
final class GarbageCollectCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Unmatched private List<String> ignored = new ArrayList<>();

  GarbageCollectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.complain("garbage-collect is not served yet; nothing was changed");
    return Main.USAGE;
  }
}
