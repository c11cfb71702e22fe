// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.OTHER;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.bytes;
import static io.stowage.server.core.TestRegistry.sha256;
import static io.stowage.server.core.TestRegistry.sha512;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.LinkKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobServiceTest {
  private final TestRegistry test = new TestRegistry();
  private final BlobService blobs = test.registry.blobs();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void findsAndReadsWhatWasPut() throws Exception {
    Digest digest = test.pushBlob(REPOSITORY, "layer");

    BlobInfo found = blobs.find(REPOSITORY, digest);

    assertThat(found).isEqualTo(new BlobInfo(digest, 5));
    assertThat(test.read(found)).isEqualTo("layer");
  }

  @Test
  void readsARange() throws Exception {
    BlobInfo blob = blobs.find(REPOSITORY, test.pushBlob(REPOSITORY, "0123456789"));

    try (var channel = blobs.open(REPOSITORY, blob, new ByteRange(3, 4))) {
      ByteBuffer buffer = ByteBuffer.allocate(10);
      while (channel.read(buffer) >= 0) {}
      assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(bytes("3456")));
    }
  }

  @Test
  void keepsBlobsOfOneRepositoryFromAnother() {
    Digest digest = test.pushBlob(REPOSITORY, "layer");

    RegistryException refusal = refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.find(OTHER, digest));

    assertThat(refusal.detail()).isEqualTo(digest.toString());
    assertThat(refusal.status()).isEqualTo(404);
  }

  @Test
  void refusesAnUnknownBlobWithoutAStackTrace() {
    RegistryException refusal =
        refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.find(REPOSITORY, sha256("none")));

    assertThat(refusal.getStackTrace()).isEmpty();
  }

  @Test
  void refusesALinkWhoseBytesAreGone() throws Exception {
    Digest digest = test.pushBlob(REPOSITORY, "layer");
    test.driver.blobs().delete(digest);

    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.find(REPOSITORY, digest));
  }

  @Test
  void refusesToOpenABlobThatWasDeletedMeanwhile() throws Exception {
    BlobInfo blob = blobs.find(REPOSITORY, test.pushBlob(REPOSITORY, "layer"));
    test.driver.blobs().delete(blob.digest());

    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.open(REPOSITORY, blob, ByteRange.all(5)));
  }

  @Test
  void followsALinkToAnotherAlgorithm() throws Exception {
    Digest stored = test.pushBlob(REPOSITORY, "layer");
    Digest asked = sha512("layer");
    test.driver.links().write(new LinkKey.Blob(REPOSITORY, asked), stored);

    BlobInfo found = blobs.find(REPOSITORY, asked);

    assertThat(found).isEqualTo(new BlobInfo(stored, 5));
    assertThat(test.read(found)).isEqualTo("layer");
  }

  @Test
  void refusesContentWithAnotherDigest() {
    refused(ErrorCode.DIGEST_INVALID, () -> blobs.put(REPOSITORY, sha256("this"), bytes("that")));

    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.find(REPOSITORY, sha256("this")));
  }

  @Test
  void storesContentUnderItsSha512() throws Exception {
    blobs.put(REPOSITORY, sha512("layer"), bytes("layer"));

    assertThat(test.read(blobs.find(REPOSITORY, sha512("layer")))).isEqualTo("layer");
  }

  @Test
  void deletesFromOneRepositoryAlone() {
    Digest digest = test.pushBlob(REPOSITORY, "layer");
    test.pushBlob(OTHER, "layer");

    blobs.delete(REPOSITORY, digest);

    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.find(REPOSITORY, digest));
    assertThat(blobs.find(OTHER, digest).size()).isEqualTo(5);
  }

  @Test
  void refusesToDeleteWhatIsNotThere() {
    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.delete(REPOSITORY, sha256("none")));
  }

  @Test
  void refusesToDeleteWhereDeletionIsOff() {
    Digest digest = test.pushBlob(REPOSITORY, "layer");
    BlobService guarded = new Registry(test.driver, RegistryOptions.defaults()).blobs();

    RegistryException refusal =
        refused(ErrorCode.UNSUPPORTED, () -> guarded.delete(REPOSITORY, digest));

    assertThat(refusal.status()).isEqualTo(405);
    assertThat(blobs.find(REPOSITORY, digest).size()).isEqualTo(5);
  }

  @Test
  void mountsFromARepositoryThatHasTheBlob() {
    Digest digest = test.pushBlob(OTHER, "layer");

    boolean mounted = blobs.mount(REPOSITORY, digest, Optional.of(OTHER));

    assertThat(mounted).isTrue();
    assertThat(blobs.find(REPOSITORY, digest).size()).isEqualTo(5);
  }

  @Test
  void doesNotMountFromARepositoryWithoutTheBlob() {
    Digest digest = test.pushBlob(RepositoryName.parse("team/third"), "layer");

    boolean mounted = blobs.mount(REPOSITORY, digest, Optional.of(OTHER));

    assertThat(mounted).isFalse();
    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.find(REPOSITORY, digest));
  }

  @Test
  void mountsFromAnywhereWhereNoRepositoryIsNamed() {
    Digest digest = test.pushBlob(OTHER, "layer");

    assertThat(blobs.mount(REPOSITORY, digest, Optional.empty())).isTrue();
    assertThat(blobs.mount(REPOSITORY, sha256("none"), Optional.empty())).isFalse();
  }

  @Test
  void mountsAnAliasTogetherWithWhatItStandsFor() throws Exception {
    Digest stored = test.pushBlob(OTHER, "layer");
    Digest alias = sha512("layer");
    test.driver.links().write(new LinkKey.Blob(OTHER, alias), stored);

    blobs.mount(REPOSITORY, alias, Optional.of(OTHER));

    assertThat(blobs.find(REPOSITORY, alias).digest()).isEqualTo(stored);
    assertThat(blobs.find(REPOSITORY, stored).digest()).isEqualTo(stored);
  }

  @Test
  void hasNoUrlWhereTheStorageHasNone() {
    BlobInfo blob = blobs.find(REPOSITORY, test.pushBlob(REPOSITORY, "layer"));

    assertThat(blobs.direct(blob, Duration.ofMinutes(20))).isEmpty();
  }
}
