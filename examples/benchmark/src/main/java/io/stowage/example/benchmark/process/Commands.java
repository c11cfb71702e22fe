// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Programs that are run to their end. */
public final class Commands {
  private Commands() {}

  /**
   * Runs a program, which ends when the benchmark is interrupted.
   *
   * @param environment variables besides those of this process
   * @return what it printed
   * @throws IOException if it ends with another code than 0; the message has what it printed
   */
  public static String run(List<String> line, Map<String, String> environment) throws IOException {
    try (Child child = Child.start(builder(line, environment))) {
      return await(line, child.process());
    }
  }

  /** Runs a program that undoes something, though the benchmark may have been interrupted. */
  public static void undo(List<String> line) throws IOException {
    await(line, builder(line, Map.of()).start());
  }

  private static ProcessBuilder builder(List<String> line, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    // rclone's client of S3 fails where it is set
    builder.environment().remove("AWS_CA_BUNDLE");
    builder.environment().putAll(environment);
    return builder;
  }

  private static String await(List<String> line, Process process) throws IOException {
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException("%s ended with %d: %s".formatted(line.get(0), code, printed.strip()));
    }
    return printed;
  }
}
