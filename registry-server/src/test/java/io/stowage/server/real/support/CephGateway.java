// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A Ceph cluster of one with a gateway that speaks S3, and a bucket there. */
public final class CephGateway implements StoreBackend {
  private static final String BUCKET = "registry";

  private final Path home;
  private final String url;

  private CephGateway(Path home) throws IOException {
    this.home = home;
    this.url = Files.readString(home.resolve("gateway")).strip();
  }

  /** Starts one and waits until it serves. */
  public static CephGateway start() {
    try {
      Path home = Files.createTempDirectory("gateway").resolve("cluster");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> ceph("down", home.toString()), "ceph-down"));
      ceph("up", home.toString());
      CephGateway gateway = new CephGateway(home);
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

  private static void ceph(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = System.getProperty("real.ceph", "../.ci/ceph");
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    Command.of(line).with("CEPH_GATEWAY", "yes").output();
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
  public void stop() {
    try {
      String pid = Files.readString(home.resolve("run/client.gateway.pid")).strip();
      Command.of("kill", "-TERM", pid).output();
      Command.of("timeout", "60", "tail", "--pid=" + pid, "-f", "/dev/null").output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void restart() {
    ceph("restart", home.toString(), "client.gateway");
  }

  @Override
  public void close() {
    ceph("down", home.toString());
  }
}
