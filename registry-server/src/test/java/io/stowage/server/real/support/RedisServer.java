// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Redis server, or a sentinel, as a process of its own on a loopback port, which it keeps over
 * {@link #restart}. What it keeps on disk it has again after that, if its settings say so.
 */
public final class RedisServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final int CLUSTER_NODES = 3;

  private final List<String> command;
  private final Path log;
  private final int port;
  private Daemon daemon;

  private RedisServer(List<String> command, Path log, int port) {
    this.command = command;
    this.log = log;
    this.port = port;
    this.daemon = Daemon.start(command, log);
    awaitListening();
  }

  /** Starts a server that keeps nothing on disk, unless these lines of its settings say so. */
  public static RedisServer start(Path directory, String... settings) {
    int port = FreePort.next();
    List<String> lines = new ArrayList<>(List.of("port " + port, "bind 127.0.0.1", "save \"\""));
    lines.addAll(List.of(settings));
    return start(directory, port, lines, List.of());
  }

  /** Starts a server that speaks TLS alone. */
  public static RedisServer startTls(Path directory, String... settings) {
    int port = FreePort.next();
    List<String> lines =
        new ArrayList<>(
            List.of("port 0", "tls-port " + port, "bind 127.0.0.1", "save \"\"", "databases 4"));
    lines.addAll(List.of(settings));
    return start(directory, port, lines, List.of());
  }

  /** Starts a sentinel. */
  public static RedisServer startSentinel(Path directory, String... settings) {
    int port = FreePort.next();
    List<String> lines = new ArrayList<>(List.of("port " + port, "bind 127.0.0.1"));
    lines.addAll(List.of(settings));
    return start(directory, port, lines, List.of("--sentinel"));
  }

  /** Starts three masters and makes a cluster of them. */
  public static List<RedisServer> startCluster(Path directory) {
    List<RedisServer> nodes =
        IntStream.range(0, CLUSTER_NODES)
            .mapToObj(
                node ->
                    start(
                        directory,
                        "cluster-enabled yes",
                        "cluster-port " + FreePort.next(),
                        "cluster-config-file nodes.conf"))
            .toList();
    List<String> create = new ArrayList<>(List.of(Tool.REDIS_CLI.path(), "--cluster", "create"));
    nodes.forEach(node -> create.add("127.0.0.1:" + node.port()));
    create.add("--cluster-yes");
    Command.of(create.toArray(String[]::new)).output();
    for (RedisServer node : nodes) {
      Eventually.holds(
          START_LIMIT,
          () -> node.cli("cluster", "info").contains("cluster_state:ok"),
          () -> node.cli("cluster", "info"));
    }
    return nodes;
  }

  private static RedisServer start(
      Path directory, int port, List<String> lines, List<String> arguments) {
    try {
      Path home = Files.createDirectories(directory.resolve("redis-" + port));
      Path config = home.resolve("redis.conf");
      Files.write(config, lines);
      List<String> command = new ArrayList<>(List.of(Tool.REDIS_SERVER.path(), config.toString()));
      command.addAll(arguments);
      command.addAll(List.of("--dir", home.toString()));
      return new RedisServer(command, home.resolve("log"), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public long pid() {
    return daemon.pid();
  }

  /** Runs a command there as {@code redis-cli} does; what it answers, without the last newline. */
  public String cli(String... arguments) {
    List<String> all = new ArrayList<>(List.of(Tool.REDIS_CLI.path(), "-p", String.valueOf(port)));
    all.addAll(List.of(arguments));
    return Command.of(all.toArray(String[]::new)).output().stripTrailing();
  }

  /** SIGKILL. */
  public void kill() {
    daemon.kill();
  }

  /** Lets it hang, with its connections open. */
  public void suspend() {
    Command.of("sh", "-c", "kill -STOP " + pid()).output();
  }

  /** Lets it go on. */
  public void resume() {
    Command.of("sh", "-c", "kill -CONT " + pid()).output();
  }

  /** Starts it again, on its port and with what it has on disk. */
  public void restart() {
    daemon.close();
    daemon = Daemon.start(command, log);
    awaitListening();
  }

  @Override
  public void close() {
    daemon.close();
  }

  private void awaitListening() {
    Eventually.holds(START_LIMIT, this::listens, () -> "redis does not listen\n" + daemon.log());
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
