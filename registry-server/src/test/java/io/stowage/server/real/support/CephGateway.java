// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A Ceph cluster of one with a gateway that speaks S3, and a bucket there. */
public final class CephGateway implements StoreBackend {
  private static final String BUCKET = "registry";
  private static final String DAEMON = "client.gateway";
  private static final Pattern CALLS = Pattern.compile("\"rgw\": \\{\\s*\"req\": (\\d+)");

  private final CephCluster cluster;
  private final String url;

  private CephGateway(CephCluster cluster) throws IOException {
    this.cluster = cluster;
    this.url = Files.readString(cluster.file("gateway")).strip();
  }

  /** Starts one and waits until it serves. */
  public static CephGateway start() {
    try {
      CephGateway gateway = new CephGateway(CephCluster.start(Map.of("CEPH_GATEWAY", "yes")));
      gateway.makeBucket();
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeBucket() {
    Command.of(
            Tool.CURL.path(),
            "--fail-with-body",
            "--silent",
            "--aws-sigv4",
            "aws:amz:us-east-1:s3",
            "--header",
            "x-amz-content-sha256: UNSIGNED-PAYLOAD",
            "--user",
            "testkey:testsecret",
            "--request",
            "PUT",
            url + "/" + BUCKET)
        .output();
  }

  /** Settings that both registries understand. */
  @Override
  public String freshPlace() {
    return """
          s3:
            regionendpoint: %s
            region: us-east-1
            bucket: %s
            accesskey: testkey
            secretkey: testsecret
            rootdirectory: /%s
        """
        .formatted(url, BUCKET, UUID.randomUUID());
  }

  @Override
  public long calls() {
    return cluster.counter(DAEMON, CALLS);
  }

  @Override
  public void stop() {
    cluster.stop(DAEMON);
  }

  @Override
  public void restart() {
    cluster.restart(DAEMON);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
