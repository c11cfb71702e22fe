// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.server.cli.archive.Training;
import io.stowage.server.cli.logging.Logging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The program {@code registry}. */
public final class Main {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  private Main() {}

  /** Runs a command and exits with its code: 0 for success, 1 for failure, 2 for wrong usage. */
  public static void main(String[] arguments) {
    // the flight recorder, which Netty would wake for events of its own, takes a tenth of the start
    System.setProperty("io.netty.jfr.enabled", System.getProperty("io.netty.jfr.enabled", "false"));
    Logging.prepare();
    OptionalInt code = run(Surroundings.ofProcess(), arguments);
    code.ifPresent(System::exit);
  }

  /** Runs a command; without a code when a server was started, which goes on. */
  static OptionalInt run(Surroundings surroundings, String... arguments) {
    Optional<Path> configuration = soleConfiguration(arguments);
    if (configuration.isPresent() || (arguments.length == 1 && arguments[0].equals("serve"))) {
      return new Serve(surroundings).run(configuration);
    }
    if (arguments.length == 1 && arguments[0].equals(Training.ARGUMENT)) {
      return new TrainingRun(surroundings).run();
    }
    return Commands.run(surroundings, arguments);
  }

  /**
   * What is typed most often is understood here, since the start of a server need not wait for the
   * parser of all commands: {@code serve FILE}, and {@code FILE} alone as images of the incumbent
   * have it.
   */
  private static Optional<Path> soleConfiguration(String[] arguments) {
    boolean serve = arguments.length == 2 && arguments[0].equals("serve");
    boolean alone = arguments.length == 1 && looksLikeFile(arguments[0]);
    if (!serve && !alone) {
      return Optional.empty();
    }
    String name = arguments[arguments.length - 1];
    return name.startsWith("-") ? Optional.empty() : Optional.of(Path.of(name));
  }

  private static boolean looksLikeFile(String argument) {
    return argument.contains("/")
        || argument.endsWith(".yml")
        || argument.endsWith(".yaml")
        || Files.isRegularFile(Path.of(argument));
  }
}
