// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * An application that is a module named {@code app}, on jars of the distribution.
 *
 * @param required the one module that it names
 * @param path the jars and the application's own classes, once these are compiled
 * @param options given to {@code java}
 */
public record ModularApplication(String required, List<String> path, List<String> options) {

  public static ModularApplication requiring(String module) {
    return new ModularApplication(module, List.of(), List.of());
  }

  /** Puts jars on its module path: those whose paths in the distribution start so. */
  public ModularApplication on(String... starts) throws IOException {
    List<String> more = new ArrayList<>(path);
    more.addAll(jars(starts));
    return new ModularApplication(required, more, options);
  }

  /** Gives {@code java} one more option. */
  public ModularApplication with(String option) {
    List<String> more = new ArrayList<>(options);
    more.add(option);
    return new ModularApplication(required, path, more);
  }

  /**
   * Compiles the class {@code app.Main}.
   *
   * @param annotations starts of jars that the compiler is given and the run is not
   */
  public ModularApplication compiledInto(Path directory, String main, String... annotations)
      throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Path module =
        Files.writeString(
            sources.resolve("module-info.java"), "module app { requires " + required + "; }");
    Path type = Files.writeString(sources.resolve("Main.java"), main);
    List<String> compiled = new ArrayList<>(path);
    compiled.addAll(jars(annotations));
    Path classes = directory.resolve("classes");
    StringWriter messages = new StringWriter();
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintWriter(messages),
                new PrintWriter(messages),
                "--module-path=" + String.join(File.pathSeparator, compiled),
                "-d",
                classes.toString(),
                module.toString(),
                type.toString());
    if (status != 0) {
      throw new AssertionError("javac refuses the application:\n" + messages);
    }
    List<String> run = new ArrayList<>(path);
    run.add(classes.toString());
    return new ModularApplication(required, run, options);
  }

  /** Runs it to its end and returns what it printed. */
  public String run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--module-path=" + String.join(File.pathSeparator, path));
    command.addAll(options);
    command.add("--module=app/app.Main");
    command.addAll(Arrays.asList(arguments));
    return Command.of(command.toArray(String[]::new)).output();
  }

  private static List<String> jars(String... starts) throws IOException {
    Path home = Path.of(System.getProperty("real.distribution", ""));
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home)) {
      files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(
              file -> Arrays.stream(starts).anyMatch(home.relativize(file).toString()::startsWith))
          .map(Path::toString)
          .sorted()
          .forEach(found::add);
    }
    if (found.isEmpty() && starts.length > 0) {
      throw new AssertionError("no jar in " + home + " starts with " + Arrays.toString(starts));
    }
    return found;
  }
}
