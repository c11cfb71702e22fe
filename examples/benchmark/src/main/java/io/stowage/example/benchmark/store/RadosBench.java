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

/**
 * A pool and {@code rados bench}, which writes one buffer over and over from memory, and tells its
 * speed without the time that it takes to start.
 */
final class RadosBench extends CephPool {
  private static final long CHUNK = 4 << 20;

  /** As many as the driver has under way. */
  private static final String AT_ONCE = "4";

  private static final Pattern BANDWIDTH = Pattern.compile("Bandwidth \\(MB/sec\\): +([0-9.]+)");

  private RadosBench(Backend cluster) {
    super(cluster);
  }

  static Store start(Path starter, Path home) throws IOException {
    return new RadosBench(CephCluster.start(starter, home, Map.of()));
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
  boolean isOfTool(String object) {
    return object.startsWith("bench");
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
}
