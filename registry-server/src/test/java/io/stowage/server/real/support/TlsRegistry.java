// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A registry of its own process on a loopback port with TLS, and curl to ask it. */
public final class TlsRegistry implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final int port = FreePort.next();
  private final Path authority;
  private final Daemon daemon;

  /**
   * Starts one and waits until it says that it is up.
   *
   * @param directory for its store, its configuration and its log
   * @param authority what curl trusts
   * @param tls YAML of {@code http.tls}, one line each
   */
  public TlsRegistry(Path directory, Path authority, String... tls) {
    this.authority = authority;
    try {
      Path config = directory.resolve("tls-" + port + ".yml");
      Files.writeString(
          config,
          """
          version: 0.1
          storage: {filesystem: {rootdirectory: %s}}
          http:
            addr: 127.0.0.1:%d
            secret: a secret that only tests have
            tls:
              %s
          """
              .formatted(directory.resolve("store"), port, String.join("\n    ", tls)));
      Path log = directory.resolve("tls-" + port + ".log");
      daemon = Daemon.start(RegistryProgram.underTest().serve(config), log);
    } catch (IOException e) {
      throw new AssertionError("cannot write to " + directory, e);
    }
    Eventually.holds(
        START_LIMIT, () -> !daemon.isAlive() || daemon.log().contains("is up"), daemon::log);
  }

  /** The YAML of a pair. */
  public static String[] yaml(OpenSsl.Pair pair, String... more) {
    List<String> lines =
        new ArrayList<>(List.of("certificate: " + pair.certificate(), "key: " + pair.key()));
    lines.addAll(List.of(more));
    return lines.toArray(String[]::new);
  }

  /** What curl prints: the version of HTTP and the status, or what is wrong, after an error. */
  public String curl(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Tool.CURL.path(), "--silent", "--max-time"));
    command.addAll(List.of("20", "--cacert", authority.toString(), "--output", "/dev/null"));
    command.addAll(List.of("--write-out", "%{http_version} %{http_code}"));
    command.addAll(List.of(arguments));
    command.add("https://127.0.0.1:" + port + "/v2/");
    return Command.of(command.toArray(String[]::new)).run().out();
  }

  public int port() {
    return port;
  }

  public boolean isAlive() {
    return daemon.isAlive();
  }

  public String log() {
    return daemon.log();
  }

  @Override
  public void close() {
    daemon.close();
  }
}
