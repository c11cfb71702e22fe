// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.registry.Digest;
import io.stowage.storage.object.Body;
import io.stowage.storage.setting.Settings;
import io.stowage.tck.TckBackend;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The stores that the driver is tested on, each started once for all tests of a process. */
enum Store {
  /** OpenStack Swift. */
  SWIFT {
    @Override
    Map<String, String> login() {
      return Map.of(
          "authurl", Swift.SERVERS.text("url"), "username", "test:tester", "password", "testing");
    }
  },
  /** Ceph's gateway, which speaks Swift's protocol, too. */
  GATEWAY {
    @Override
    Map<String, String> login() {
      return Map.of(
          "authurl",
          Gateway.SERVERS.text("gateway") + "/auth/v1.0",
          "username",
          "test:swift",
          "password",
          "swiftsecret");
    }
  };

  /** The first test that wants the large store waits until it is filled, on any machine. */
  private static final Duration LARGE_STORE = Duration.ofMinutes(10);

  private static final String CONTAINER = "test-" + UUID.randomUUID();

  private static final class Swift {
    static final Servers SERVERS = Servers.start("swift", Map.of());
  }

  private static final class Gateway {
    static final Servers SERVERS = Servers.start("ceph", Map.of("CEPH_GATEWAY", "yes"));
  }

  /** Servers of OpenStack Swift. */
  static Servers swift() {
    return Swift.SERVERS;
  }

  /** Settings to log in by. */
  abstract Map<String, String> login();

  /** Settings for a place of its own. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(login());
    settings.put("container", CONTAINER);
    settings.put("prefix", UUID.randomUUID().toString());
    return settings;
  }

  static SwiftConfig config(Map<String, String> settings) {
    return SwiftConfig.of(Settings.of(SwiftSettings.all(), settings));
  }

  /** An empty backend whose blobs can be damaged. */
  TckBackend backend() {
    Map<String, String> settings = settings();
    return TckBackend.named("swift", settings)
        .within(LARGE_STORE)
        .damagedBy(
            (digest, content) -> {
              try (SwiftBucket bucket = SwiftBucket.open(config(settings))) {
                bucket
                    .objects()
                    .put(root(settings) + data(digest), Body.of(ByteBuffer.wrap(content)));
              }
            });
  }

  /** What all keys begin with. */
  static String root(Map<String, String> settings) {
    return settings.get("prefix") + "/files/docker/registry/v2/";
  }

  /** Where the bytes of a blob are. */
  static String data(Digest digest) {
    return String.join(
        "/", "blobs", digest.algorithm().id(), digest.hex().substring(0, 2), digest.hex(), "data");
  }
}
