// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pool of a cluster, and {@code rados bench} in the place of a client. */
final class CephPool implements Store {
  private static final String POOL = "registry";
  private static final long CHUNK = 4 << 20;

  /** As many as the driver has under way. */
  private static final String AT_ONCE = "4";

  private static final Pattern BANDWIDTH = Pattern.compile("Bandwidth \\(MB/sec\\): +([0-9.]+)");

  private final CephCluster cluster;

  private CephPool(CephCluster cluster) {
    this.cluster = cluster;
  }

  static CephPool start(Path starter, Path home) throws IOException {
    return new CephPool(CephCluster.start(starter, home, Map.of()));
  }

  @Override
  public String driver() {
    return "  rados:\n    poolname: %s\n    conffile: %s\n".formatted(POOL, cluster.conf());
  }

  @Override
  public double write(Path file) throws IOException {
    String objects = Long.toString((Files.size(file) + CHUNK - 1) / CHUNK);
    String size = Long.toString(CHUNK);
    return bandwidth(
        List.of(
            "120", "write", "-b", size, "-t", AT_ONCE, "--max-objects", objects, "--no-cleanup"));
  }

  @Override
  public double read() throws IOException {
    return bandwidth(List.of("120", "seq", "-t", AT_ONCE));
  }

  @Override
  public void clear() throws IOException {
    rados(List.of("cleanup"));
    List<String> line = new ArrayList<>(List.of("rm"));
    rados(List.of("ls")).lines().filter(name -> name.startsWith("chunk:")).forEach(line::add);
    if (line.size() > 1) {
      rados(line);
    }
  }

  private double bandwidth(List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("bench"));
    line.addAll(arguments);
    String printed = rados(line);
    Matcher figure = BANDWIDTH.matcher(printed);
    if (!figure.find()) {
      throw new IOException("rados printed no bandwidth: " + printed);
    }
    return Double.parseDouble(figure.group(1));
  }

  private String rados(List<String> arguments) throws IOException {
    List<String> line =
        new ArrayList<>(List.of("rados", "-c", cluster.conf().toString(), "-p", POOL));
    line.addAll(arguments);
    return Commands.run(line, Map.of());
  }

  @Override
  public void close() throws IOException {
    cluster.close();
  }
}
