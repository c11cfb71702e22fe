// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  private static Capabilities of(String info) throws StorageException {
    return Capabilities.of(Json.read("info", info.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatSwiftSaysIsTaken() throws StorageException {
    Capabilities swift =
        of(
            """
            {"swift": {"version": "2.30.1", "max_file_size": 1000000, "account_listing_limit": 10000},
             "slo": {"max_manifest_segments": 500, "min_segment_size": 7},
             "bulk_delete": {"max_deletes_per_request": 50},
             "tempurl": {"methods": ["GET", "PUT"], "allowed_digests": ["sha512", "sha256"]}}
            """);

    assertThat(swift).isEqualTo(new Capabilities(500, 7, 1_000_000, 50, true, "HmacSHA256"));
  }

  @Test
  void whatRadosgwLeavesOutIsTheUsual() throws StorageException {
    Capabilities gateway =
        of(
            """
            {"swift": {"version": "16.2.15"}, "slo": {}, "bulk_delete": {},
             "tempurl": {"methods": ["GET"]}}
            """);

    assertThat(gateway).isEqualTo(new Capabilities(1000, 1, 5L << 30, 1000, false, "HmacSHA1"));
  }

  @Test
  void whatIsNotOfferedIsNotUsed() throws StorageException {
    Capabilities poor = of("{\"swift\": {}, \"tempurl\": {\"methods\": [\"PUT\"]}}");

    assertThat(poor).isEqualTo(new Capabilities(0, 1, 5L << 30, 0, false, ""));
  }
}
