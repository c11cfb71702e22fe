// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A program that these tests run and do not build. */
public enum Tool {
  DOCKER("docker", "--version"),
  DOCKERD("dockerd", "--version"),
  SKOPEO("skopeo", "--version"),
  DOCKER_REGISTRY("docker-registry", "--version"),
  CURL("curl", "--version"),
  HTPASSWD("htpasswd", "-?"),
  MOUNT("mount", "--version"),
  OPENSSL("openssl", "version"),
  REDIS_CLI("redis-cli", "--version"),
  REDIS_SERVER("redis-server", "--version"),
  GO("go", "version");

  private static final int LINE = 80;
  private static final AtomicBoolean PRINTED = new AtomicBoolean();

  private final String command;
  private final String versionArgument;

  Tool(String command, String versionArgument) {
    this.command = command;
    this.versionArgument = versionArgument;
  }

  /** Where the program lies, or a failed test where it is missing. */
  public String path() {
    printVersionsOnce();
    return found().map(Path::toString).orElseGet(() -> missing(command + " is not on the PATH"));
  }

  /**
   * Fails the test, because what it needs is not on this machine. Only a developer who passes
   * {@code -Dreal.allow.missing=true} has it aborted instead, and never where {@code CI=true}.
   */
  public static String missing(String what) {
    System.out.println("CANNOT RUN: " + what);
    if (Boolean.getBoolean("real.allow.missing") && !"true".equals(System.getenv("CI"))) {
      return abort(what);
    }
    throw new AssertionError(what);
  }

  private Optional<Path> found() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void printVersionsOnce() {
    if (PRINTED.compareAndSet(false, true)) {
      for (Tool tool : values()) {
        System.out.println(
            tool.found()
                .map(path -> Command.of(path.toString(), tool.versionArgument).run().out())
                .map(output -> output.lines().findFirst().orElse("?"))
                .map(line -> line.substring(0, Math.min(line.length(), LINE)))
                .map(version -> "tool " + tool.command + ": " + version)
                .orElse("tool " + tool.command + ": missing"));
      }
    }
  }
}
