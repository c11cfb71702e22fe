// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A registry that runs as a process of its own on a loopback port, with its log in a file. It keeps
 * its port over {@link #restart}.
 */
public final class RegistryProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final RegistryProgram program;
  private final Path config;
  private final Path log;
  private final int port;
  private Daemon daemon;

  private RegistryProcess(RegistryProgram program, Path config, Path log, int port) {
    this.program = program;
    this.config = config;
    this.log = log;
    this.port = port;
    this.daemon = Daemon.start(program.serve(config), log);
  }

  /** Starts {@code program} on a free port and waits until it answers {@code /v2/}. */
  public static RegistryProcess start(RegistryProgram program, RegistrySettings settings) {
    int port = FreePort.next();
    try {
      Path directory = Files.createDirectories(logDirectory());
      Path config = directory.resolve(program.name() + "-" + port + ".yml");
      Files.writeString(config, settings.yaml(port));
      Path log = directory.resolve(program.name() + "-" + port + ".log");
      Files.deleteIfExists(log);
      RegistryProcess registry = new RegistryProcess(program, config, log, port);
      registry.awaitAnswer();
      return registry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path logDirectory() {
    return Path.of(System.getProperty("real.logs", System.getProperty("java.io.tmpdir")));
  }

  public int port() {
    return port;
  }

  public long pid() {
    return daemon.pid();
  }

  /** {@code 127.0.0.1:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  public String url() {
    return "http://" + address();
  }

  public String log() {
    return daemon.log();
  }

  public RegistryClient client() {
    return new RegistryClient(url());
  }

  /** SIGKILL; nothing is flushed, nobody is told. */
  public void kill() {
    daemon.kill();
  }

  /** SIGTERM; the exit code. */
  public int terminate() {
    return daemon.terminate();
  }

  /** Waits for the end of a process that was told to stop; the exit code. */
  public int terminated() {
    return daemon.ended();
  }

  /** Starts the same program with the same configuration on the same port again. */
  public void restart() {
    daemon.close();
    daemon = Daemon.start(program.serve(config), log);
    awaitAnswer();
  }

  @Override
  public void close() {
    daemon.close();
  }

  private void awaitAnswer() {
    try {
      Eventually.holds(
          START_LIMIT, this::answers, () -> program.name() + " does not answer\n" + log());
    } catch (AssertionError e) {
      daemon.kill();
      throw e;
    }
  }

  private boolean answers() {
    if (!daemon.isAlive()) {
      throw new AssertionError(program.name() + " ended at its start\n" + log());
    }
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/v2/")).build();
      int status =
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return status == 200 || status == 401;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
