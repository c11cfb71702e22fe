// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, with a limit on its time and both outputs kept.
 *
 * @param arguments the program and its arguments
 * @param environment variables added to this process's own
 * @param limit how long it may run; past it, it and its children are killed and the test fails
 */
public record Command(List<String> arguments, Map<String, String> environment, Duration limit) {

  public static Command of(String... arguments) {
    return new Command(List.of(arguments), Map.of(), Duration.ofMinutes(2));
  }

  public Command with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new Command(arguments, more, limit);
  }

  public Command within(Duration other) {
    return new Command(arguments, environment, other);
  }

  /** Runs the program and returns its standard output; any exit code but 0 fails the test. */
  public String output() {
    Outcome outcome = run();
    if (outcome.exit() != 0) {
      throw new AssertionError(outcome.toString());
    }
    return outcome.out();
  }

  /** Runs the program, whatever its exit code. */
  public Outcome run() {
    try {
      Path out = Files.createTempFile("command", ".out");
      Path err = Files.createTempFile("command", ".err");
      try {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        int exit = exitOf(builder.start());
        return new Outcome(arguments, exit, Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new AssertionError("cannot run " + arguments, e);
    }
  }

  private int exitOf(Process process) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new AssertionError(arguments + " did not end within " + limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + arguments, e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** How a program ended. */
  public record Outcome(List<String> arguments, int exit, String out, String err) {
    @Override
    public String toString() {
      return String.join(" ", arguments) + "\nexit " + exit + "\n" + out + err;
    }
  }
}
