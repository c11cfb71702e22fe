// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Programs that are run to their end. */
final class Commands {
  private Commands() {}

  /**
   * Runs a program.
   *
   * @param environment variables besides those of this process
   * @return what it printed
   * @throws IOException if it ends with another code than 0; the message has what it printed
   */
  static String run(List<String> line, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    // rclone's client of S3 fails where it is set
    builder.environment().remove("AWS_CA_BUNDLE");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException("%s ended with %d: %s".formatted(line.get(0), code, printed.strip()));
    }
    return printed;
  }
}
