// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** OpenStack Swift with one server of each kind, and a container there. */
public final class SwiftContainer implements StoreBackend {
  private static final String CONTAINER = "registry";

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
            container: %s
            prefix: %s
        """
        .formatted(text("url"), CONTAINER, UUID.randomUUID());
  }

  /** The container lists them; there are none. */
  @Override
  public void stock(String place, List<String> repositories, List<String> tags) {
    String root =
        place.replaceAll("(?s).*prefix: (\\S+).*", "$1")
            + "/files/docker/registry/v2/repositories/";
    String revision = "/_manifests/revisions/sha256/" + "0".repeat(64) + "/link";
    Stream<String> links =
        Stream.concat(
            repositories.stream().map(name -> root + name + revision),
            tags.stream()
                .map(
                    tag ->
                        root + repositories.get(0) + "/_manifests/tags/" + tag + "/current/link"));
    try {
      Path names = Files.write(home.resolve("names"), links.toList());
      swift("list", home.toString(), CONTAINER, names.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long calls() {
    String url = "http://127.0.0.1:" + text("etc/proxy") + "/requests";
    return Long.parseLong(Command.of(Tool.CURL.path(), "--silent", "--fail", url).output().strip());
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
