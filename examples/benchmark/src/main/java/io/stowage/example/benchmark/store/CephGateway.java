// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import io.stowage.example.benchmark.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The gateway of a cluster, which speaks S3, and rclone in the place of a client. */
final class CephGateway implements Store {
  private static final String BUCKET = "registry";
  private static final String KEY = "testkey";
  private static final String SECRET = "testsecret";
  private static final String OBJECT = ":s3:" + BUCKET + "/large";

  /** As much as the driver has under way. */
  private static final List<String> PARTS =
      List.of("--s3-chunk-size=8Mi", "--s3-upload-concurrency=4", "--s3-upload-cutoff=0");

  private final Backend cluster;
  private final String url;
  private long written;

  private CephGateway(Backend cluster, String url) {
    this.cluster = cluster;
    this.url = url;
  }

  static CephGateway start(Path starter, Path home) throws IOException {
    Backend cluster = CephCluster.start(starter, home, Map.of("CEPH_GATEWAY", "yes"));
    boolean ready = false;
    try {
      CephGateway gateway = new CephGateway(cluster, cluster.fact("gateway"));
      gateway.rclone(List.of("mkdir", ":s3:" + BUCKET));
      ready = true;
      return gateway;
    } finally {
      if (!ready) {
        cluster.close();
      }
    }
  }

  @Override
  public String driver() {
    String driver =
        """
          s3:
            regionendpoint: %s
            region: us-east-1
            bucket: %s
            accesskey: %s
            secretkey: %s
        """
            .formatted(url, BUCKET, KEY, SECRET);
    return driver + NO_REDIRECTS;
  }

  @Override
  public double write(Path file) throws IOException {
    List<String> line = new ArrayList<>(List.of("copyto", file.toString(), OBJECT));
    line.addAll(PARTS);
    written = Files.size(file);
    return Timed.speed(written, () -> rclone(line));
  }

  @Override
  public double read() throws IOException {
    return Timed.speed(written, () -> rclone(List.of("cat", "--discard", OBJECT)));
  }

  @Override
  public void clear() throws IOException {
    rclone(List.of("delete", ":s3:" + BUCKET, "--min-size=1Mi"));
  }

  private void rclone(List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("rclone", "--config="));
    line.addAll(arguments);
    Commands.run(
        line,
        Map.of(
            "RCLONE_S3_PROVIDER", "Ceph",
            "RCLONE_S3_ENDPOINT", url,
            "RCLONE_S3_ACCESS_KEY_ID", KEY,
            "RCLONE_S3_SECRET_ACCESS_KEY", SECRET));
  }

  @Override
  public void close() throws IOException {
    cluster.close();
  }
}
