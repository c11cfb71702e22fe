// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandLineRun(int code, String out, String err) {

  static CommandLineRun of(String... arguments) {
    return new Runner(Map.of(), "", Optional.empty()).run(arguments);
  }

  /** Where a command is run. */
  record Runner(Map<String, String> environment, String in, Optional<Path> home) {
    CommandLineRun run(String... arguments) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      Surroundings surroundings =
          new Surroundings(
              new ByteArrayInputStream(in.getBytes(UTF_8)),
              new PrintWriter(out, true),
              new PrintWriter(err, true),
              environment,
              home);
      int code =
          Main.run(surroundings, arguments)
              .orElseThrow(() -> new AssertionError("a server was started"));
      return new CommandLineRun(code, out.toString(), err.toString());
    }
  }
}
