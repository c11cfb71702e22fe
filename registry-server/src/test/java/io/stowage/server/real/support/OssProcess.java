// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The strict server of the tests of the driver {@code oss}, as a process of its own: there is no
 * other that speaks the protocol of OSS.
 */
public final class OssProcess implements StoreBackend {
  private static final String BUCKET = "registry";
  private static final String REGION = "cn-hangzhou";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path home;
  private final int port = FreePort.next();
  private Daemon daemon;

  private OssProcess() throws IOException {
    this.home = Files.createTempDirectory("oss");
    restart();
  }

  /** Starts one and waits until it serves. */
  public static OssProcess start() {
    try {
      return new OssProcess();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String freshPlace() {
    return """
          oss:
            endpoint: http://127.0.0.1:%d
            region: oss-%s
            bucket: %s
            accesskeyid: testkey
            accesskeysecret: testsecret
            rootdirectory: /%s
        """
        .formatted(port, REGION, BUCKET, UUID.randomUUID());
  }

  @Override
  public void stop() {
    daemon.kill();
  }

  @Override
  public void restart() {
    String classes = System.getProperty("real.oss", "../drivers/oss/target/test-classes");
    Path log = home.resolve("log");
    daemon =
        Daemon.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "-cp",
                classes,
                "io.stowage.storage.oss.server.Main",
                Integer.toString(port),
                home.resolve("store").toString(),
                BUCKET,
                REGION,
                "testkey",
                "testsecret"),
            log);
    long before = lines(log);
    Eventually.holds(
        PATIENCE,
        () -> !daemon.isAlive() || lines(log) > before,
        () -> "no server of OSS: " + daemon.log());
    if (!daemon.isAlive()) {
      throw new AssertionError("no server of OSS: " + daemon.log());
    }
  }

  /** It prints a line of each. */
  @Override
  public long calls() {
    return lines(home.resolve("log"));
  }

  private static long lines(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    daemon.kill();
    try {
      Trees.delete(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
