// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A pool, {@code rados put} and {@code rados get}. They stripe the file, as the driver does: an OSD
 * takes no object of this size.
 */
final class RadosFiles extends CephPool {
  private static final String OBJECT = "large";

  private long written;

  private RadosFiles(Backend cluster) {
    super(cluster);
  }

  static Store start(Path starter, Path home) throws IOException {
    return new RadosFiles(CephCluster.start(starter, home, Map.of()));
  }

  @Override
  public double write(Path file) throws IOException {
    written = Files.size(file);
    return Timed.speed(written, () -> rados(List.of("--striper", "put", OBJECT, file.toString())));
  }

  @Override
  public double read() throws IOException {
    return Timed.speed(written, () -> rados(List.of("--striper", "get", OBJECT, "/dev/null")));
  }

  @Override
  boolean isOfTool(String object) {
    return object.startsWith(OBJECT + '.');
  }
}
