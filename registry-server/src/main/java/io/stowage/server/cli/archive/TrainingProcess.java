// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process like this one, with the same Java, options and jars, that writes an archive as it ends.
 * It runs when nobody else wants to, and is the first to go if memory is short.
 */
final class TrainingProcess {
  private static final File NOTHING = new File("/dev/null");
  private static final int FIRST_WITH_AOT_CACHE = 25;
  private static final String MODESTLY =
      "echo 1000 > /proc/self/oom_score_adj; exec nice -n 19 \"$@\"";

  private final Path archive;

  TrainingProcess(Path archive) {
    this.archive = archive;
  }

  Process start() throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", MODESTLY, "registry"));
    command.addAll(java());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("REGISTRY_"));
    return builder.start();
  }

  private List<String> java() throws IOException {
    ProcessHandle.Info own = ProcessHandle.current().info();
    List<String> command = new ArrayList<>();
    command.add(own.command().orElseThrow(() -> new IOException("the command is not known")));
    command.add(
        Runtime.version().feature() >= FIRST_WITH_AOT_CACHE
            ? "-XX:AOTCacheOutput=" + archive
            : "-XX:ArchiveClassesAtExit=" + archive);
    command.addAll(options(List.of(own.arguments().orElseGet(() -> new String[0]))));
    command.add(Training.ARGUMENT);
    return command;
  }

  /** What stands before the arguments of the program: all up to the jar. */
  private static List<String> options(List<String> arguments) throws IOException {
    int jar = arguments.indexOf("-jar") + 1;
    if (jar == 0 || jar == arguments.size()) {
      throw new IOException("this does not run from a jar");
    }
    return arguments.subList(0, jar + 1).stream()
        .filter(option -> !option.startsWith("-Dstowage.archive="))
        .toList();
  }
}
