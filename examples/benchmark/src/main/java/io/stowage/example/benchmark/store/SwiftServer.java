// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import io.stowage.example.benchmark.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenStack Swift, and its client {@code swift}. */
final class SwiftServer implements Store {
  private static final String USER = "test:tester";
  private static final String KEY = "testing";
  private static final String CONTAINER = "registry";
  private static final String OBJECT = "large";

  /** As the driver has them: static large objects of such segments, as many at once. */
  private static final List<String> SEGMENTS =
      List.of("--use-slo", "--segment-size=20971520", "--segment-threads=4");

  private final Backend swift;
  private final String url;
  private long written;

  private SwiftServer(Backend swift, String url) {
    this.swift = swift;
    this.url = url;
  }

  static Store start(Path starter, Path home) throws IOException {
    Backend swift = Backend.start(starter, home, Map.of());
    boolean ready = false;
    try {
      SwiftServer server = new SwiftServer(swift, swift.fact("url"));
      server.swift(List.of("post", CONTAINER));
      ready = true;
      return server;
    } finally {
      if (!ready) {
        swift.close();
      }
    }
  }

  @Override
  public String driver() {
    String driver =
        """
          swift:
            authurl: %s
            username: %s
            password: %s
            container: %s
        """
            .formatted(url, USER, KEY, CONTAINER);
    return driver + NO_REDIRECTS;
  }

  @Override
  public double write(Path file) throws IOException {
    List<String> line = new ArrayList<>(List.of("upload", "--object-name=" + OBJECT));
    line.addAll(SEGMENTS);
    line.addAll(List.of(CONTAINER, file.toString()));
    written = Files.size(file);
    return Timed.speed(written, () -> swift(line));
  }

  @Override
  public double read() throws IOException {
    return Timed.speed(
        written, () -> swift(List.of("download", "--output=/dev/null", CONTAINER, OBJECT)));
  }

  @Override
  public void clear() throws IOException {
    // the driver's segments are in the container, those of the tool beside it
    List<String> line = new ArrayList<>(List.of("delete", CONTAINER));
    swift(List.of("list", CONTAINER))
        .lines()
        .filter(name -> name.contains("/_stowage/content/") || name.equals(OBJECT))
        .forEach(line::add);
    if (line.size() > 2) {
      swift(line);
    }
  }

  private String swift(List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("swift", "-A", url, "-U", USER, "-K", KEY));
    line.addAll(arguments);
    return Commands.run(line, Map.of());
  }

  @Override
  public void close() throws IOException {
    swift.close();
  }
}
