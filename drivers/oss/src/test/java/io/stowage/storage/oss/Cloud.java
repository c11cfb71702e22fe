// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.registry.Digest;
import io.stowage.storage.object.Body;
import io.stowage.storage.oss.server.Account;
import io.stowage.storage.oss.server.OssServer;
import io.stowage.storage.setting.Settings;
import io.stowage.tck.TckBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the tests store to: a strict server of their own, the same for all tests of a process; or a
 * bucket of OSS, where the environment names one.
 */
final class Cloud {
  /** The first test that wants the large store waits until it is filled, on any machine. */
  private static final Duration LARGE_STORE = Duration.ofMinutes(10);

  private static final String REAL_BUCKET = "STOWAGE_OSS_BUCKET";
  private static final String REAL_REGION = "STOWAGE_OSS_REGION";

  private Cloud() {}

  /** Starts with the first test that asks, and is removed with the process. */
  private static final class Shared {
    static final OssServer SERVER = start();

    private static OssServer start() {
      try {
        Path directory = Files.createTempDirectory("stowage-oss");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory), "oss-remove"));
        return new OssServer(
            0,
            directory,
            "registry",
            "cn-hangzhou",
            Clock.systemUTC(),
            Account.lasting("testkey", "testsecret"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void remove(Path directory) {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The server, where there is no bucket of OSS. */
  static OssServer server() {
    return Shared.SERVER;
  }

  static boolean isReal() {
    return System.getenv(REAL_BUCKET) != null;
  }

  /** Settings for a place of its own. */
  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("rootdirectory", "stowage-test/" + UUID.randomUUID());
    if (isReal()) {
      settings.put("bucket", System.getenv(REAL_BUCKET));
      settings.put("region", System.getenv(REAL_REGION));
      return settings;
    }
    settings.put("endpoint", "http://127.0.0.1:" + server().port());
    settings.put("bucket", "registry");
    settings.put("region", "oss-cn-hangzhou");
    settings.put("accesskeyid", "testkey");
    settings.put("accesskeysecret", "testsecret");
    return settings;
  }

  static OssClient client(Map<String, String> settings) {
    return new OssClient(OssConfig.of(Settings.of(OssSettings.all(), settings)));
  }

  /** An empty backend whose blobs can be damaged. */
  static TckBackend backend(String commit) {
    Map<String, String> settings = settings();
    settings.put("commit", commit);
    return TckBackend.named("oss", settings)
        .within(LARGE_STORE)
        .damagedBy(
            (digest, content) -> {
              try (OssClient client = client(settings)) {
                Body body = Body.of(ByteBuffer.wrap(content));
                new OssObjects(client).put(data(settings, digest), body);
              }
            });
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
