// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.storage;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The application's content, each piece under its digest. Thread-safe. */
final class ContentStore {
  private static final RepositoryName REPOSITORY = RepositoryName.parse("content");
  private static final int BUFFER = 256 * 1024;

  private final StorageDriver driver;

  ContentStore(StorageDriver driver) {
    this.driver = driver;
  }

  /**
   * Stores all that a channel gives. If the channel fails nothing is stored.
   *
   * @param progress told how many bytes there are, now and then
   * @return the digest under which it is found from now on, whatever becomes of this machine
   */
  Digest store(ReadableByteChannel source, LongConsumer progress) throws IOException {
    try (BlobUpload upload = BlobUpload.begin(driver, REPOSITORY, DigestAlgorithm.SHA256)) {
      try {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (source.read(buffer) >= 0) {
          upload.append(buffer.flip());
          buffer.clear();
          progress.accept(upload.size());
        }
        return upload.commit(upload.checkpoint().digest()).digest();
      } catch (IOException e) {
        upload.discard();
        throw e;
      }
    }
  }

  /** Looks for content. */
  Optional<BlobInfo> find(Digest digest) throws StorageException {
    return driver.blobs().stat(digest);
  }

  /** Writes all bytes of what was found. */
  void copy(BlobInfo found, OutputStream target) throws IOException {
    ByteRange all = ByteRange.all(found.size());
    try (InputStream content = Channels.newInputStream(driver.blobs().open(found.digest(), all))) {
      content.transferTo(target);
    }
  }
}
