// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Ceph cluster of one on loopback, whose daemons can be ended and started one by one. */
public final class CephCluster implements AutoCloseable {
  private final Path home;
  private final Map<String, String> environment;

  private CephCluster(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /**
   * Starts one and waits until it serves. It is ended at the latest when this JVM ends.
   *
   * @param environment what the starter is to know
   */
  public static CephCluster start(Map<String, String> environment) {
    try {
      Path home = Files.createTempDirectory("ceph").resolve("cluster");
      CephCluster cluster = new CephCluster(home, environment);
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "ceph-down"));
      cluster.run("up", home.toString());
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the cluster. */
  public Path file(String name) {
    return home.resolve(name);
  }

  /** Ends a daemon, which keeps what it holds, and waits until it is gone. */
  public void stop(String daemon) {
    try {
      String pid = Files.readString(file("run/" + daemon + ".pid")).strip();
      Command.of("kill", "-TERM", pid).output();
      Command.of("timeout", "60", "tail", "--pid=" + pid, "-f", "/dev/null").output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void restart(String daemon) {
    run("restart", home.toString(), daemon);
  }

  /**
   * A counter of a daemon.
   *
   * @param counter what finds it in the dump of all, as its one group
   */
  long counter(String daemon, Pattern counter) {
    String socket = file("run/" + daemon + ".asok").toString();
    String all = Command.of("ceph", "daemon", socket, "perf", "dump").output();
    Matcher found = counter.matcher(all);
    if (!found.find()) {
      throw new AssertionError("no " + counter + " in " + all);
    }
    return Long.parseLong(found.group(1));
  }

  @Override
  public void close() {
    run("down", home.toString());
  }

  private void run(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = System.getProperty("real.ceph", "../.ci/ceph");
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    new Command(List.of(line), environment, Duration.ofMinutes(2)).output();
  }
}
