// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command meets where it runs.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment variables
 * @param home where the distribution was unpacked, if this runs from one
 */
record Surroundings(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Optional<Path> home) {

  private static final String HOME = "stowage.home";
  private static final String CONFIGURATION = "REGISTRY_CONFIGURATION_PATH";

  /** Those of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        System.in,
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        System.getenv(),
        Optional.ofNullable(System.getProperty(HOME)).map(Path::of));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8), true);
  }

  /** The storage drivers that are there. */
  InstalledDrivers drivers() {
    return new InstalledDrivers(home.map(directory -> directory.resolve("drivers")));
  }

  /** The configuration file: the one that is named, or else the one of the environment. */
  Optional<Path> configuration(Optional<Path> named) {
    return named.or(
        () ->
            Optional.ofNullable(environment.get(CONFIGURATION))
                .filter(path -> !path.isBlank())
                .map(Path::of));
  }

  /** Tells what went wrong in one line. */
  void complain(String message) {
    err.println("registry: " + message);
  }
}
