// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tests that belong together; each runs on a suite and a scene of its own. */
abstract class LawSuite {
  static final int KIB = 1 << 10;
  static final int MIB = 1 << 20;
  static final RepositoryName REPOSITORY = RepositoryName.parse("tck/repository");

  final Scene scene;

  LawSuite(Scene scene) {
    this.scene = scene;
  }

  /** An instance that has the scene's backend open. */
  final StorageDriver here() throws StorageException {
    return scene.here();
  }

  /** Another one. */
  final StorageDriver there() throws StorageException {
    return scene.there();
  }

  final Content content(long size) {
    return scene.content(size);
  }

  /** Some digest that nothing is stored under. */
  final Digest someDigest() {
    return content(32).digest();
  }

  /** Both algorithms in turn. */
  static DigestAlgorithm algorithm(int number) {
    return number % 2 == 0 ? DigestAlgorithm.SHA256 : DigestAlgorithm.SHA512;
  }

  static LinkKey.Tagged tag(String name) {
    return tag(REPOSITORY, name);
  }

  static LinkKey.Tagged tag(RepositoryName repository, String name) {
    return new LinkKey.Tagged(repository, Tag.parse(name));
  }

  static BlobUpload begin(StorageDriver driver) throws StorageException {
    return BlobUpload.begin(driver, REPOSITORY, DigestAlgorithm.SHA256);
  }

  static BlobUpload resume(StorageDriver driver, UploadKey key) throws StorageException {
    return BlobUpload.resume(driver, key, DigestAlgorithm.SHA256, null);
  }

  /** Begins an upload, appends the content, and closes. */
  static UploadKey leave(StorageDriver driver, Content content) throws StorageException {
    try (BlobUpload upload = begin(driver)) {
      content.appendTo(upload);
      return upload.key();
    }
  }

  /** The call fails, and with this error. */
  static void expectError(Class<? extends StorageException> type, ThrowingCallable call) {
    assertThatThrownBy(call, "what should fail with %s", type.getSimpleName()).isInstanceOf(type);
  }

  /** Closes an upload whose driver was closed before, which therefore may say that it is gone. */
  static void letGo(BlobUpload upload) {
    try {
      upload.close();
    } catch (StorageException expected) {
      // what was not durable yet is lost with its driver
    }
  }

  /** Uploads content and commits it as what it was found to be. */
  static Digest push(StorageDriver driver, Content content) throws StorageException {
    try (BlobUpload upload = begin(driver)) {
      content.appendTo(upload);
      return upload.commit(upload.checkpoint().digest()).digest();
    }
  }

  /** Resumes an upload, appends what it lacks of the content, and commits it. */
  static Digest finish(StorageDriver driver, UploadKey key, Content content)
      throws StorageException {
    Digest digest = content.digest();
    try (BlobUpload upload = resume(driver, key)) {
      content.appendTo(upload);
      upload.commit(digest);
    }
    return digest;
  }

  /** The blob is there with its size, and reads as this content. */
  static void expectStored(StorageDriver driver, Digest digest, Content content)
      throws IOException {
    assertThat(driver.blobs().stat(digest))
        .as("stat of what was stored")
        .hasValueSatisfying(
            info -> {
              assertThat(info.size()).as("size that stat tells").isEqualTo(content.size());
              assertThat(info.digest()).as("digest that stat tells").isEqualTo(digest);
            });
    Reading.expect(driver, digest, content);
  }

  /** Nothing is seen of the blob. */
  static void expectInvisible(StorageDriver driver, Digest digest) throws StorageException {
    assertThat(driver.blobs().stat(digest)).as("stat of %s", digest).isEmpty();
    expectError(
        StorageException.NotFound.class,
        () -> driver.blobs().open(digest, ByteRange.all(1)).close());
    assertThat(driver.blobs().list(null, 1000).items()).as("listed").doesNotContain(digest);
  }

  /** The upload is over: it is not listed and cannot be resumed. */
  static void expectOver(StorageDriver driver, UploadKey key) throws StorageException {
    expectError(StorageException.NotFound.class, () -> driver.uploads().resume(key).close());
    assertThat(driver.uploads().list(null, 1000).items())
        .as("uploads")
        .noneMatch(info -> info.key().equals(key));
  }
}
