// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Ceph cluster of one that keeps its data in memory, with a pool. Not thread-safe. */
public final class CephCluster implements AutoCloseable {
  private static final String POOL = "registry";
  private static final String CHUNK = "4194304";
  private static final int CHUNK_BYTES = 4 << 20;

  /** As many as the driver has under way. */
  private static final String AT_ONCE = "4";

  private static final String MEMORY = Long.toString(12L << 30);
  private static final Pattern BANDWIDTH = Pattern.compile("Bandwidth \\(MB/sec\\): +([0-9.]+)");

  private final Path starter;
  private final Path home;

  private CephCluster(Path starter, Path home) {
    this.starter = starter;
    this.home = home;
  }

  /**
   * Starts a cluster.
   *
   * @param starter the program that does it
   * @param home where; a directory that is not there yet
   * @throws IOException if it does not start; the message has what the starter printed
   */
  public static CephCluster start(Path starter, Path home) throws IOException {
    run(List.of(starter.toString(), "up", home.toString()));
    return new CephCluster(starter, home);
  }

  /** YAML of the driver that stores to the pool. */
  public String driver() {
    return "  rados:\n    poolname: %s\n    conffile: %s\n".formatted(POOL, conf());
  }

  /**
   * Has the tool write objects of 4 MiB.
   *
   * @param bytes how many in all
   * @return MiB in a second
   * @throws IOException if it fails
   */
  public double benchWrite(long bytes) throws IOException {
    String objects = Long.toString(bytes / CHUNK_BYTES);
    return bandwidth(
        "bench",
        "120",
        "write",
        "-b",
        CHUNK,
        "-t",
        AT_ONCE,
        "--max-objects",
        objects,
        "--no-cleanup");
  }

  /**
   * Has the tool read what it wrote last.
   *
   * @return MiB in a second
   * @throws IOException if it fails
   */
  public double benchRead() throws IOException {
    return bandwidth("bench", "120", "seq", "-t", AT_ONCE);
  }

  /**
   * Removes what the tool wrote.
   *
   * @throws IOException if it fails
   */
  public void cleanUp() throws IOException {
    rados("cleanup");
  }

  /**
   * Removes the chunks of blobs, so that the memory lasts for the next.
   *
   * @throws IOException if it fails
   */
  public void removeChunks() throws IOException {
    List<String> line = new ArrayList<>(List.of("rm"));
    rados("ls").lines().filter(name -> name.startsWith("chunk:")).forEach(line::add);
    if (line.size() > 1) {
      rados(line.toArray(String[]::new));
    }
  }

  private double bandwidth(String... arguments) throws IOException {
    String printed = rados(arguments);
    Matcher figure = BANDWIDTH.matcher(printed);
    if (!figure.find()) {
      throw new IOException("rados printed no bandwidth: " + printed);
    }
    return Double.parseDouble(figure.group(1));
  }

  private Path conf() {
    return home.resolve("ceph.conf");
  }

  private String rados(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("rados", "-c", conf().toString(), "-p", POOL));
    line.addAll(List.of(arguments));
    return run(line);
  }

  private static String run(List<String> line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("CEPH_MEMORY", MEMORY);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException("%s ended with %d: %s".formatted(line.get(0), code, printed.strip()));
    }
    return printed;
  }

  @Override
  public void close() throws IOException {
    run(List.of(starter.toString(), "down", home.toString()));
  }
}
