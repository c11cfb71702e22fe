// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A registry as a program that serves what a configuration file says. */
public interface RegistryProgram {
  /** Runs a program in a changed environment, in its own place. */
  String ENV = "/usr/bin/env";

  String name();

  /** The command line that serves {@code config} until it is stopped. */
  List<String> serve(Path config);

  /**
   * The registry that the tests are about: the packaged Stowage. {@code -Dreal.registry=incumbent}
   * puts Debian's in its place, which tells a fault of a test from a fault of the server.
   */
  static RegistryProgram underTest() {
    String name = System.getProperty("real.registry", "stowage");
    return switch (name) {
      case "stowage" -> stowage();
      case "incumbent" -> incumbent();
      default ->
          throw new AssertionError("real.registry is neither stowage nor incumbent: " + name);
    };
  }

  /** The distribution that packaging left in the build directory. */
  static Installed stowage() {
    Path launcher = Path.of(System.getProperty("real.distribution", "")).resolve("bin/registry");
    if (!Files.isExecutable(launcher)) {
      throw new AssertionError(
          "no " + launcher + ": package the server, or say where with -Dreal.distribution=DIR");
    }
    return new Installed("stowage", List.of(launcher.toString()));
  }

  /** The packed distribution, beside the unpacked one. */
  static Path tarball() {
    Path unpacked = Path.of(System.getProperty("real.distribution", ""));
    Path packed = unpacked.resolveSibling(unpacked.getFileName() + "-bin.tar.gz");
    if (!Files.isReadable(packed)) {
      throw new AssertionError("no " + packed + ": package the server");
    }
    return packed;
  }

  /** CNCF distribution as Debian packages it. */
  static RegistryProgram incumbent() {
    // with the variable its client of S3 ends the start
    return new Installed(
        "incumbent", List.of(ENV, "--unset=AWS_CA_BUNDLE", Tool.DOCKER_REGISTRY.path()));
  }

  /** The packaged Stowage with options for its JVM. */
  static RegistryProgram stowageWith(String javaOptions) {
    Installed plain = stowage();
    List<String> command = new ArrayList<>(List.of(ENV, "JAVA_OPTS=" + javaOptions));
    command.addAll(plain.command());
    return new Installed(plain.name(), command);
  }

  /** A program that is served by its {@code serve} command, as both are. */
  record Installed(String name, List<String> command) implements RegistryProgram {
    @Override
    public List<String> serve(Path config) {
      List<String> line = new ArrayList<>(command);
      line.addAll(List.of("serve", config.toString()));
      return line;
    }
  }
}
