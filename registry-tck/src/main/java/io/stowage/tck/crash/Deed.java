// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Reading;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** What a process does again and again until it is killed, and what has to be there then. */
public enum Deed {
  /** Uploads in two pieces and commits. */
  COMMIT {
    @Override
    void act(StorageDriver driver, long seed, int number) throws IOException {
      Content content = content(seed, number);
      try (BlobUpload upload = begin(driver, repository(seed))) {
        content.first(content.size() / 2).appendTo(upload);
        content.appendTo(upload);
        upload.commit(content.digest());
      }
    }

    @Override
    void check(StorageDriver driver, long seed, int done, boolean another) throws IOException {
      expectAllAndNothingByHalves(driver, seed, done, another);
      for (UploadInfo info : driver.uploads().list(null, 1000).items()) {
        if (info.key().repository().equals(repository(seed))) {
          finishUnlessCommitted(driver, info.key(), content(seed, done));
        }
      }
    }
  },

  /** Puts small content. */
  PUT {
    @Override
    void act(StorageDriver driver, long seed, int number) throws IOException {
      driver.blobs().put(content(seed, number).verified());
    }

    @Override
    void check(StorageDriver driver, long seed, int done, boolean another) throws IOException {
      expectAllAndNothingByHalves(driver, seed, done, another);
      act(driver, seed, done);
      expectStored(driver, content(seed, done));
    }
  },

  /** Points one tag elsewhere. */
  LINK {
    @Override
    void act(StorageDriver driver, long seed, int number) throws IOException {
      driver.links().write(tag(seed, 0), content(seed, number).digest());
    }

    @Override
    void check(StorageDriver driver, long seed, int done, boolean another) throws IOException {
      Digest before = content(seed, done - 1).digest();
      assertThat(driver.links().read(tag(seed, 0)).orElse(null))
          .as("target of a tag that was moved %d times", done)
          .isIn(before, another ? content(seed, done).digest() : before);
      act(driver, seed, done + 1);
      assertThat(driver.links().read(tag(seed, 0))).contains(content(seed, done + 1).digest());
    }
  },

  /** Writes a tag and deletes it, in turn. */
  DELETE {
    @Override
    void act(StorageDriver driver, long seed, int number) throws IOException {
      if (number % 2 == 0) {
        driver.links().write(tag(seed, number), content(seed, 0).digest());
      } else {
        driver.links().delete(tag(seed, number - 1));
      }
    }

    @Override
    void check(StorageDriver driver, long seed, int done, boolean another) throws IOException {
      for (int i = 0; i < done; i += 2) {
        Optional<Digest> target = driver.links().read(tag(seed, i));
        boolean deleting = another && i + 1 == done;
        if (i + 1 < done) {
          assertThat(target).as("a tag that was deleted").isEmpty();
        } else if (!deleting || target.isPresent()) {
          assertThat(target).as("a tag that was written").contains(content(seed, 0).digest());
        }
      }
    }
  },

  /** Goes on with one upload, a piece each time. */
  APPEND {
    @Override
    void act(StorageDriver driver, long seed, int number) throws IOException {
      if (number == 0) {
        driver.uploads().begin(upload(seed)).close();
      }
      try (BlobUpload upload =
          BlobUpload.resume(driver, upload(seed), DigestAlgorithm.SHA256, null)) {
        whole(seed, number + 1).appendTo(upload);
      }
    }

    @Override
    void check(StorageDriver driver, long seed, int done, boolean another) throws IOException {
      try (BlobUpload upload =
          BlobUpload.resume(driver, upload(seed), DigestAlgorithm.SHA256, null)) {
        assertThat(upload.size())
            .as("bytes of an upload of which %d pieces were acknowledged", done)
            .isBetween(whole(seed, done).size(), whole(seed, another ? done + 1 : done).size());
      }
      finish(driver, upload(seed), whole(seed, done + 2));
    }
  };

  private static final int PIECE = 30_000;

  /** Does it for the so many-th time. */
  abstract void act(StorageDriver driver, long seed, int number) throws IOException;

  /**
   * Fails unless all is as it has to be.
   *
   * @param done how many times it was acknowledged
   * @param another whether it was begun once more
   */
  abstract void check(StorageDriver driver, long seed, int done, boolean another)
      throws IOException;

  private static RepositoryName repository(long seed) {
    return RepositoryName.parse("tck/crash" + seed);
  }

  private static LinkKey tag(long seed, int number) {
    return new LinkKey.Tagged(repository(seed), Tag.parse("tag" + number));
  }

  private static UploadKey upload(long seed) {
    return new UploadKey(repository(seed), UploadId.parse(new UUID(0x4000L, seed).toString()));
  }

  private static Content content(long seed, int number) {
    return new Content(seed * 10_000 + number, 20_000 + number);
  }

  private static Content whole(long seed, int pieces) {
    return new Content(seed * 10_000, (long) PIECE * pieces);
  }

  private static BlobUpload begin(StorageDriver driver, RepositoryName repository)
      throws StorageException {
    return BlobUpload.begin(driver, repository, DigestAlgorithm.SHA256);
  }

  private static void finish(StorageDriver driver, UploadKey key, Content content)
      throws IOException {
    try (BlobUpload upload = BlobUpload.resume(driver, key, DigestAlgorithm.SHA256, null)) {
      content.appendTo(upload);
      upload.commit(content.digest());
    }
    expectStored(driver, content);
  }

  /** What was killed may have left the name of an upload whose commit was made. */
  private static void finishUnlessCommitted(StorageDriver driver, UploadKey key, Content content)
      throws IOException {
    try {
      finish(driver, key, content);
    } catch (StorageException.Gone e) {
      expectStored(driver, content);
    }
  }

  private static void expectStored(StorageDriver driver, Content content) throws IOException {
    assertThat(driver.blobs().stat(content.digest()))
        .as("what was acknowledged")
        .hasValue(new BlobInfo(content.digest(), content.size()));
    Reading.expect(driver, content.digest(), content);
  }

  private static void expectAllAndNothingByHalves(
      StorageDriver driver, long seed, int done, boolean another) throws IOException {
    for (int i = 0; i < done; i++) {
      expectStored(driver, content(seed, i));
    }
    if (another && driver.blobs().stat(content(seed, done).digest()).isPresent()) {
      expectStored(driver, content(seed, done));
    }
  }
}
