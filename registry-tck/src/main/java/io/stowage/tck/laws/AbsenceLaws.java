// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Scene;

/** What is not there has one answer for each call. */
final class AbsenceLaws extends LawSuite {
  AbsenceLaws(Scene scene) {
    super(scene);
  }

  @Proves(Law.ERRORS)
  void statOfWhatIsNotThereIsEmpty() throws StorageException {
    assertThat(here().blobs().stat(someDigest())).isEmpty();
    assertThat(here().blobs().stat(content(5).digest(DigestAlgorithm.SHA512))).isEmpty();
  }

  @Proves(Law.ERRORS)
  void openingWhatIsNotThereIsNotFound() throws StorageException {
    push(here(), content(5));

    expectError(
        StorageException.NotFound.class,
        () -> here().blobs().open(someDigest(), ByteRange.all(5)).close());
  }

  @Proves(Law.ERRORS)
  void resumingWhatIsNotThereIsNotFound() throws StorageException {
    UploadKey key = leave(here(), content(5));
    UploadKey elsewhere = new UploadKey(RepositoryName.parse("tck/elsewhere"), key.id());
    UploadKey never = new UploadKey(REPOSITORY, UploadId.random());

    expectError(StorageException.NotFound.class, () -> here().uploads().resume(never).close());
    expectError(StorageException.NotFound.class, () -> here().uploads().resume(elsewhere).close());
  }

  @Proves(Law.ERRORS)
  void linksThatAreNotThereReadAsEmpty() throws StorageException {
    Digest digest = someDigest();

    assertThat(here().links().read(tag("latest"))).isEmpty();
    assertThat(here().links().read(new LinkKey.Manifest(REPOSITORY, digest))).isEmpty();
    assertThat(here().links().read(new LinkKey.Blob(REPOSITORY, digest))).isEmpty();
    assertThat(here().links().read(new LinkKey.Referrer(REPOSITORY, digest, digest))).isEmpty();
  }

  @Proves(Law.ERRORS)
  void deletingABlobTellsWhetherThereWasOne() throws StorageException {
    Digest digest = push(here(), content(5));

    assertThat(here().blobs().delete(digest)).as("the first time").isTrue();
    assertThat(here().blobs().delete(digest)).as("the second time").isFalse();
    assertThat(there().blobs().delete(digest)).as("elsewhere").isFalse();
  }

  @Proves(Law.ERRORS)
  void deletingABlobThatNeverWasTellsSo() throws StorageException {
    assertThat(here().blobs().delete(someDigest())).isFalse();
  }

  @Proves(Law.ERRORS)
  void deletingALinkTellsWhetherThereWasOne() throws StorageException {
    here().links().write(tag("latest"), someDigest());

    assertThat(here().links().delete(tag("latest"))).as("the first time").isTrue();
    assertThat(here().links().delete(tag("latest"))).as("the second time").isFalse();
    assertThat(there().links().delete(tag("latest"))).as("elsewhere").isFalse();
  }

  @Proves(Law.ERRORS)
  void deletingALinkThatNeverWasTellsSo() throws StorageException {
    Digest digest = someDigest();

    assertThat(here().links().delete(new LinkKey.Manifest(REPOSITORY, digest))).isFalse();
    assertThat(here().links().delete(new LinkKey.Blob(REPOSITORY, digest))).isFalse();
    assertThat(here().links().delete(new LinkKey.Referrer(REPOSITORY, digest, digest))).isFalse();
  }
}
