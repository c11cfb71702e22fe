// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Map;

/** What the README shows: what it takes to store something by its digest and to read it back. */
final class TenLines {
  private TenLines() {}

  static String storeAndRead(String directory) throws IOException {
    RepositoryName repository = RepositoryName.parse("reports/2026");
    ByteBuffer report = ByteBuffer.wrap("All is well.".getBytes(UTF_8));
    Digest digest = Digest.of(DigestAlgorithm.SHA256, report);

    try (StorageDriver driver =
        StorageDrivers.load().open("filesystem", Map.of("rootdirectory", directory))) {
      try (BlobUpload upload = BlobUpload.begin(driver, repository, DigestAlgorithm.SHA256)) {
        upload.append(report); // as often as there are bytes
        upload.commit(digest); // checked, durable, visible at once
      }
      ByteRange all = ByteRange.all(driver.blobs().stat(digest).orElseThrow().size());
      try (InputStream in = Channels.newInputStream(driver.blobs().open(digest, all))) {
        return new String(in.readAllBytes(), UTF_8);
      }
    }
  }
}
