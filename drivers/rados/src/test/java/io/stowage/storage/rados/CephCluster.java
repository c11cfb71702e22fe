// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Ceph cluster of one, started for these tests and stopped after them. */
final class CephCluster implements AutoCloseable {
  static final String POOL = "registry";

  private static final long PATIENCE = 90;

  private final Path home;

  private CephCluster(Path home) {
    this.home = home;
  }

  /** Starts a cluster. */
  static CephCluster start() {
    return start(Map.of());
  }

  /** Starts a cluster with more in the environment of the starter. */
  static CephCluster start(Map<String, String> environment) {
    try {
      CephCluster cluster =
          new CephCluster(Files.createTempDirectory("stowage-ceph").resolve("cluster"));
      boolean up = false;
      try {
        run(environment, starter(), "up", cluster.home.toString());
        up = true;
        return cluster;
      } finally {
        if (!up) {
          cluster.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One for all tests of this process that do not harm it. */
  static CephCluster shared() {
    return Shared.CLUSTER;
  }

  private static final class Shared {
    static final CephCluster CLUSTER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(CLUSTER::close, "ceph-down"));
    }
  }

  private static String starter() {
    return System.getProperty("real.ceph", "../../.ci/ceph");
  }

  Path conffile() {
    return home.resolve("ceph.conf");
  }

  /** Parameters for a driver on a namespace that nobody else uses. */
  Map<String, String> parameters() {
    return parameters(UUID.randomUUID().toString());
  }

  Map<String, String> parameters(String namespace) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("poolname", POOL);
    parameters.put("conffile", conffile().toString());
    parameters.put("namespace", namespace);
    return parameters;
  }

  /** Runs {@code ceph} with these arguments and returns what it prints. */
  String ceph(String... arguments) {
    return tool("ceph", List.of(), arguments);
  }

  /** Runs {@code rados} on a namespace of the pool and returns what it prints. */
  String rados(String namespace, String... arguments) {
    return tool("rados", List.of("-p", POOL, "-N", namespace), arguments);
  }

  private String tool(String name, List<String> before, String... arguments) {
    List<String> command = new ArrayList<>(List.of(name, "-c", conffile().toString()));
    command.addAll(before);
    command.addAll(List.of(arguments));
    return run(Map.of(), command.toArray(String[]::new));
  }

  /** How many operations of clients, of some kind, the OSD has done: {@code op}, {@code op_r}. */
  long operations(String counter) {
    String socket = home.resolve("run/osd.0.asok").toString();
    String all = ceph("daemon", socket, "perf", "dump");
    // other parts have counters of these names, too
    String osd = all.substring(all.indexOf("\"osd\": {"));
    Matcher count = Pattern.compile("\"" + counter + "\": (\\d+)").matcher(osd);
    if (!count.find()) {
      throw new AssertionError("no counter " + counter + " in " + osd);
    }
    return Long.parseLong(count.group(1));
  }

  /** Sends a signal to a daemon, such as {@code osd.0}. */
  void signal(String daemon, String signal) {
    run(Map.of(), "kill", "-" + signal, Long.toString(pid(daemon)));
  }

  /** Lets a daemon stand still, each of its threads. */
  void hang(String daemon) {
    signal(daemon, "STOP");
    Path threads = Path.of("/proc", Long.toString(pid(daemon)), "task");
    Instant latest = Instant.now().plusSeconds(10);
    while (!standStill(threads)) {
      if (Instant.now().isAfter(latest)) {
        throw new AssertionError(daemon + " runs on after SIGSTOP");
      }
      Thread.onSpinWait();
    }
  }

  private static boolean standStill(Path threads) {
    try (Stream<Path> all = Files.list(threads)) {
      return all.allMatch(CephCluster::standsStill);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The letter behind the name, in parentheses, is the state. */
  private static boolean standsStill(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
    } catch (IOException e) {
      // it has ended
      return true;
    }
  }

  private long pid(String daemon) {
    try {
      return Long.parseLong(Files.readString(home.resolve("run/" + daemon + ".pid")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a daemon and waits until it is gone. */
  void stop(String daemon) {
    long pid = pid(daemon);
    signal(daemon, "TERM");
    run(Map.of(), "timeout", "60", "tail", "--pid=" + pid, "-f", "/dev/null");
  }

  void restart(String daemon) {
    run(Map.of(), starter(), "restart", home.toString(), daemon);
  }

  @Override
  public void close() {
    run(Map.of(), starter(), "down", home.toString());
  }

  private static String run(Map<String, String> environment, String... command) {
    try {
      Path out = Files.createTempFile("command", ".out");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(out.toFile());
      Process process = builder.start();
      boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
      String printed = Files.readString(out);
      Files.delete(out);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(List.of(command) + " failed: " + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
