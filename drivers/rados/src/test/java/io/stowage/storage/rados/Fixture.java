// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Map;
import java.util.Random;

/** What the tests of this driver do again and again. */
final class Fixture {
  static final RepositoryName REPOSITORY = RepositoryName.parse("some/repository");
  static final int MIB = 1 << 20;

  private static final Random RANDOM = new Random(42);

  private Fixture() {}

  static StorageDriver open(Map<String, ?> parameters) throws StorageException {
    return StorageDrivers.load().open("rados", parameters);
  }

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    synchronized (RANDOM) {
      RANDOM.nextBytes(bytes);
    }
    return bytes;
  }

  static Digest digest(byte[] content) {
    return Digest.of(DigestAlgorithm.SHA256, content);
  }

  static BlobUpload begin(StorageDriver driver) throws StorageException {
    return BlobUpload.begin(driver, REPOSITORY, DigestAlgorithm.SHA256);
  }

  static BlobUpload resume(StorageDriver driver, UploadKey key) throws StorageException {
    return BlobUpload.resume(driver, key, DigestAlgorithm.SHA256, null);
  }

  static Digest push(StorageDriver driver, byte[] content) throws StorageException {
    Digest digest = digest(content);
    try (BlobUpload upload = begin(driver)) {
      upload.append(ByteBuffer.wrap(content));
      upload.commit(digest);
    }
    return digest;
  }

  static byte[] pull(StorageDriver driver, Digest digest) throws IOException {
    ByteRange all = ByteRange.all(driver.blobs().stat(digest).orElseThrow().size());
    try (InputStream in = Channels.newInputStream(driver.blobs().open(digest, all))) {
      return in.readAllBytes();
    }
  }
}
