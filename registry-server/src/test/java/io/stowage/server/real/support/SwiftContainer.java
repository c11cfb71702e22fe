// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** OpenStack Swift with one server of each kind, and a container there. */
public final class SwiftContainer implements StoreBackend {
  private final Path home;

  private SwiftContainer(Path home) {
    this.home = home;
  }

  /** Starts one and waits until it serves. */
  public static SwiftContainer start() {
    try {
      Path home = Files.createTempDirectory("swift").resolve("servers");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> swift("down", home.toString()), "swift-down"));
      swift("up", home.toString());
      return new SwiftContainer(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void swift(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = System.getProperty("real.swift", "../.ci/swift");
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    Command.of(line).output();
  }

  private String text(String file) {
    try {
      return Files.readString(home.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings that both registries understand. */
  @Override
  public String freshPlace() {
    return """
          swift:
            authurl: %s
            username: test:tester
            password: testing
            container: registry
            prefix: %s
        """
        .formatted(text("url"), UUID.randomUUID());
  }

  /** Ends the proxy, without which nothing is reached. */
  @Override
  public void stop() {
    String pid = text("run/proxy.pid");
    Command.of("kill", "-TERM", pid).output();
    Command.of("timeout", "60", "tail", "--pid=" + pid, "-f", "/dev/null").output();
  }

  @Override
  public void restart() {
    swift("restart", home.toString(), "proxy");
  }

  @Override
  public void close() {
    swift("down", home.toString());
  }
}
