// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.registry;

import io.stowage.example.benchmark.load.HttpConnection;
import io.stowage.example.benchmark.load.Request;
import io.stowage.example.benchmark.process.Child;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A registry that runs and answers, on a port of its own of 127.0.0.1. Thread-safe. */
public final class RegistryProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int POLL_NANOS = 500_000;
  private static final int LOG_TAIL = 2000;

  private final Child child;
  private final InetSocketAddress address;
  private final Path log;

  private RegistryProcess(Child child, InetSocketAddress address, Path log) {
    this.child = child;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts a registry and waits until it answers {@code GET /v2/} with 200, or, with a certificate,
   * until it accepts connections.
   *
   * @param root the storage directory; the configuration and the output go to files beside it
   * @param certificate what to serve HTTPS with; null for plain HTTP
   * @throws IOException if the program cannot be run, ends early or does not answer within a minute
   */
  public static RegistryProcess start(
      RegistrySpec spec, Path root, @Nullable TlsCertificate certificate) throws IOException {
    InetSocketAddress address = freeAddress();
    String base = root.getFileName() + "-" + address.getPort();
    Path config = root.resolveSibling(base + ".yml");
    Path log = root.resolveSibling(base + ".log");
    Files.writeString(config, spec.config(root, address.getPort(), certificate));
    ProcessBuilder builder =
        new ProcessBuilder(spec.commandLine(config))
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // the incumbent's client of S3 ends the start where it is set
    builder.environment().remove("AWS_CA_BUNDLE");
    builder.environment().putAll(spec.environment());
    RegistryProcess registry = new RegistryProcess(Child.start(builder), address, log);
    registry.awaitAnswer(certificate != null);
    return registry;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * What it has used so far.
   *
   * @throws IOException if it does not run any more
   */
  public Usage usage() throws IOException {
    if (!child.process().isAlive()) {
      throw new IOException("ended by itself; its output ends with: " + logTail());
    }
    return Usage.of(child.process().toHandle());
  }

  /**
   * The command lines of the process and its children, word by word, the programs' names first.
   *
   * @throws IOException if one cannot be read
   */
  public List<String> words() throws IOException {
    List<String> words = new ArrayList<>();
    for (ProcessHandle each : child.all()) {
      Path line = Path.of("/proc", Long.toString(each.pid()), "cmdline");
      words.addAll(List.of(Files.readString(line).split("\0", -1)));
    }
    return words;
  }

  /** Stops it, kindly for ten seconds and then by force. */
  @Override
  public void close() throws IOException {
    child.close();
  }

  private void awaitAnswer(boolean tls) throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers(tls)) {
      if (!child.process().isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IOException("did not start; its output ends with: " + logTail());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private boolean answers(boolean tls) {
    try (HttpConnection connection = HttpConnection.open(address)) {
      return tls || connection.exchange(Request.get("/v2/")).status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String logTail() throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8).strip();
    return text.substring(Math.max(0, text.length() - LOG_TAIL));
  }

  private static InetSocketAddress freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }
}
