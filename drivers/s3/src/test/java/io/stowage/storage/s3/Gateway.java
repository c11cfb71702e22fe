// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.setting.Settings;
import io.stowage.tck.TckBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A gateway of Ceph, started for these tests and stopped after them, and a bucket there. {@code
 * -Dreal.cluster=DIRECTORY} takes one that runs already.
 */
final class Gateway {
  private static final long PATIENCE = 120;

  /** The first test that wants the large store waits until it is filled, on any machine. */
  private static final Duration LARGE_STORE = Duration.ofMinutes(10);

  private final Path home;
  private final String url;
  private final String bucket = "test-" + UUID.randomUUID();

  private Gateway(Path home) {
    try {
      this.home = home;
      this.url = Files.readString(home.resolve("gateway")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (S3Client client = client(settings())) {
      client.call(S3Request.of("PUT", ""));
    } catch (StorageException e) {
      throw new AssertionError("no bucket can be made at " + url, e);
    }
  }

  /** The same for all tests of a process. */
  static Gateway shared() {
    return Shared.GATEWAY;
  }

  private static final class Shared {
    static final Gateway GATEWAY = start();

    private static Gateway start() {
      String running = System.getProperty("real.cluster", "");
      if (!running.isEmpty()) {
        return new Gateway(Path.of(running));
      }
      try {
        Path home = Files.createTempDirectory("stowage-gateway").resolve("cluster");
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> ceph("down", home.toString()), "ceph-down"));
        ceph("up", home.toString());
        return new Gateway(home);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void ceph(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("real.ceph", "../../.ci/ceph"));
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) {
    try {
      Path out = Files.createTempFile("command", ".out");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("CEPH_GATEWAY", "yes");
      Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(command + " failed: " + Files.readString(out));
      }
      Files.delete(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends the gateway and waits until it is gone. */
  void stop() {
    try {
      String pid = Files.readString(home.resolve("run/client.gateway.pid")).strip();
      run(List.of("kill", "-TERM", pid));
      run(List.of("timeout", "60", "tail", "--pid=" + pid, "-f", "/dev/null"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void restart() {
    ceph("restart", home.toString(), "client.gateway");
  }

  /** Settings for a place of its own. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("regionendpoint", url);
    settings.put("bucket", bucket);
    settings.put("accesskey", "testkey");
    settings.put("secretkey", "testsecret");
    settings.put("rootdirectory", UUID.randomUUID().toString());
    return settings;
  }

  static S3Client client(Map<String, String> settings) {
    return new S3Client(S3Config.of(Settings.of(S3Settings.all(), settings)));
  }

  /** An empty backend whose blobs can be damaged. */
  TckBackend backend(String commit) {
    Map<String, String> settings = settings();
    settings.put("commit", commit);
    return TckBackend.named("s3", settings)
        .within(LARGE_STORE)
        .reachedBy(URI.create(url), wire -> through(settings, wire))
        .damagedBy(
            (digest, content) -> {
              try (S3Client client = client(settings)) {
                Body body = Body.of(ByteBuffer.wrap(content));
                new S3Objects(client).put(data(settings, digest), body);
              }
            });
  }

  /** The same place over another way, by a driver that does not wait long. */
  private static Map<String, String> through(Map<String, String> settings, URI wire) {
    Map<String, String> other = new HashMap<>(settings);
    other.put("regionendpoint", wire.toString());
    other.put("timeout", "500ms");
    return other;
  }

  /** Where the bytes of a blob are. */
  static String data(Map<String, String> settings, Digest digest) {
    return String.join(
        "/",
        settings.get("rootdirectory"),
        "docker/registry/v2/blobs",
        digest.algorithm().id(),
        digest.hex().substring(0, 2),
        digest.hex(),
        "data");
  }
}
