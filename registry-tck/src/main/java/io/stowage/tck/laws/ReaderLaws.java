// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Watch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** A reader sees no blob or the whole blob, whatever others do meanwhile. */
final class ReaderLaws extends LawSuite {
  private static final int READERS = 3;
  private static final int ROUNDS = 4;

  private final Content content = content(512 * KIB + 17);

  ReaderLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.COMMIT)
  void readersDuringACommitSeeNothingOrAll() throws Exception {
    Digest digest = content.digest();
    StorageDriver there = there();

    Watch.during(
        READERS,
        () -> readIfThere(there, digest),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            push(here(), content);
            here().blobs().delete(digest);
          }
        });
  }

  @Proves(Law.COMMIT)
  void readersDuringAPutSeeNothingOrAll() throws Exception {
    StorageDriver there = there();

    Watch.during(
        READERS,
        () -> readIfThere(there, content.digest()),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            here().blobs().put(content.verified());
            here().blobs().delete(content.digest());
          }
        });
  }

  @Proves(Law.COMMIT)
  void aBlobIsThereAllTheTimeWhileItIsCommittedAgain() throws Exception {
    Digest digest = push(here(), content);
    StorageDriver there = there();

    Watch.during(
        READERS,
        () -> expectStored(there, digest, content),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            push(here(), content);
            here().blobs().put(content.verified());
          }
        });
  }

  private void readIfThere(StorageDriver driver, Digest digest) throws IOException {
    Optional<BlobInfo> info = driver.blobs().stat(digest);
    if (info.isPresent()) {
      assertThat(info.get().size()).as("size of a blob that is seen").isEqualTo(content.size());
      wholeOrFailed(() -> Reading.expect(driver, digest, content));
    }
  }

  @Proves(Law.COMMIT)
  void aReaderWhoseBlobIsDeletedReadsToTheEndOrFails() throws Exception {
    Digest digest = push(here(), content);
    ByteRange all = ByteRange.all(content.size());

    try (ReadableByteChannel channel = there().blobs().open(digest, all)) {
      ByteBuffer first = ByteBuffer.allocate(1000);
      int read = channel.read(first);
      here().blobs().delete(digest);

      ByteRange rest = new ByteRange(read, content.size() - read);
      wholeOrFailed(() -> Reading.expect(channel, content, rest));
    }
  }

  @Proves(Law.COMMIT)
  void aReaderWhoseBlobIsReplacedReadsToTheEndOrFails() throws Exception {
    Digest digest = push(here(), content);
    ByteRange all = ByteRange.all(content.size());

    try (ReadableByteChannel channel = there().blobs().open(digest, all)) {
      ByteBuffer first = ByteBuffer.allocate(1000);
      int read = channel.read(first);
      here().blobs().delete(digest);
      push(here(), content);

      ByteRange rest = new ByteRange(read, content.size() - read);
      wholeOrFailed(() -> Reading.expect(channel, content, rest));
    }
  }

  private interface Read {
    void run() throws IOException;
  }

  private static void wholeOrFailed(Read read) throws IOException {
    try {
      read.run();
    } catch (StorageException | ClosedChannelException expected) {
      // the blob was deleted meanwhile, and these are the ways to say so
    }
  }

  @Proves(Law.COMMIT)
  void readersOfAnUploadInProgressSeeNothing() throws IOException {
    Digest digest = content.digest();

    try (BlobUpload upload = begin(here())) {
      for (long size = 100 * KIB; size <= content.size(); size += 100 * KIB) {
        content.first(size).appendTo(upload);
        expectInvisible(there(), content.first(size).digest());
      }
      content.appendTo(upload);
      expectInvisible(there(), digest);
      upload.commit(digest);
    }

    expectStored(there(), digest, content);
  }
}
