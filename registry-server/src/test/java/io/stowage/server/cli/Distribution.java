// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the packaged distribution, with a home directory of its own for whoever runs it.
 *
 * @param directory where it lies
 * @param userHome what the variable HOME says
 */
record Distribution(Path directory, Path userHome) {

  /** Copies the one that was packaged. */
  static Distribution copyTo(Path parent) throws IOException {
    Path packaged = Path.of(System.getProperty("real.distribution"));
    Path copy = parent.resolve("a registry");
    try (Stream<Path> files = Files.walk(packaged)) {
      for (Path file : files.filter(each -> !each.startsWith(packaged.resolve("cache"))).toList()) {
        Files.copy(
            file,
            copy.resolve(packaged.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return new Distribution(copy, Files.createDirectory(parent.resolve("home")));
  }

  Path program() {
    return directory.resolve("bin/registry");
  }

  Path cache() {
    return directory.resolve("cache");
  }

  /** The archives of classes in a directory. */
  static List<Path> archives(Path cache) throws IOException {
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.toString().matches(".*\\.(jsa|aot)")).toList();
    }
  }

  /** A process of the program, with output to files, in an environment of its own. */
  Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(userHome.toFile())
            .redirectOutput(userHome.resolve("out").toFile())
            .redirectError(userHome.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("REGISTRY_"));
    builder.environment().put("HOME", userHome.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("XDG_CACHE_HOME");
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    return builder.start();
  }

  /** Runs the program to its end. */
  CommandLineRun run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    int code = start(environment, arguments).waitFor();
    return new CommandLineRun(code, output("out"), output("err"));
  }

  /** What was written so far. */
  String output(String name) throws IOException {
    return Files.readString(userHome.resolve(name), UTF_8);
  }
}
