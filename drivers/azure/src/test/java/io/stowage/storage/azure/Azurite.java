// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.registry.Digest;
import io.stowage.storage.object.Body;
import io.stowage.storage.setting.Settings;
import io.stowage.tck.TckBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Microsoft's emulator of Azure Blob Storage, started for these tests and ended after them, and a
 * container there.
 */
final class Azurite {
  static final String ACCOUNT = "devstoreaccount1";

  /** The key that every Azurite has. */
  static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final long PATIENCE = 60;

  /** The first test that wants the large store waits until it is filled, on any machine. */
  private static final Duration LARGE_STORE = Duration.ofMinutes(10);

  private final String url;
  private final String container = "test-" + UUID.randomUUID();

  private Azurite(Path home) {
    try {
      this.url = Files.readString(home.resolve("url")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for all tests of a process. */
  static Azurite shared() {
    return Shared.AZURITE;
  }

  private static final class Shared {
    static final Azurite AZURITE = start(Map.of("AZURITE_MEMORY", "true"));
  }

  /** Starts one, which ends when this JVM does at the latest. */
  static Azurite start(Map<String, String> environment) {
    try {
      Path home = Files.createTempDirectory("stowage-azurite").resolve("azurite");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> run("down", home, Map.of()), "azurite-down"));
      run("up", home, environment);
      return new Azurite(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String action, Path home, Map<String, String> environment) {
    String program = System.getProperty("real.azurite", "../../.ci/azurite");
    try {
      Path out = Files.createTempFile("azurite", ".out");
      ProcessBuilder builder = new ProcessBuilder(program, action, home.toString());
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(program + " " + action + " failed: " + Files.readString(out));
      }
      Files.delete(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String url() {
    return url;
  }

  /** Settings for a place of its own, by the key of the account. */
  Map<String, String> settings() {
    Map<String, String> settings = place();
    settings.put("accountname", ACCOUNT);
    settings.put("accountkey", KEY);
    return settings;
  }

  /** Settings for a place of its own, without credentials. */
  Map<String, String> place() {
    Map<String, String> settings = new HashMap<>();
    settings.put("serviceurl", url);
    settings.put("container", container);
    settings.put("rootdirectory", UUID.randomUUID().toString());
    return settings;
  }

  static AzureClient client(Map<String, String> settings) {
    return AzureClient.of(AzureConfig.of(Settings.of(AzureSettings.all(), settings)));
  }

  /** An empty backend whose blobs can be damaged. */
  TckBackend backend(String commit) {
    Map<String, String> settings = settings();
    settings.put("commit", commit);
    return TckBackend.named("azure", settings)
        .within(LARGE_STORE)
        .damagedBy(
            (digest, content) ->
                new AzureObjects(client(settings))
                    .put(data(settings, digest), Body.of(ByteBuffer.wrap(content))));
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
