// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.OTHER;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.MediaTypes;
import io.stowage.registry.Tag;
import io.stowage.storage.BlobInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cache saves, and what it must never say. */
class BlobCacheTest {
  private static final String STAT = "BlobStore.stat";

  private final WatchedDriver watched = new WatchedDriver(TestRegistry.open());
  private final MemoryBlobCache cache = new MemoryBlobCache(100, BlobCache.none());
  private final TestRegistry test =
      new TestRegistry(watched.driver, TestRegistry.options(true, ManifestRules.defaults()), cache);
  private final BlobService blobs = test.registry.blobs();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void savesALookForWhatWasPushed() throws Exception {
    Digest digest = test.pushBlob(REPOSITORY, "layer");

    BlobInfo blob = blobs.locate(REPOSITORY, digest);

    assertThat(test.read(blob)).isEqualTo("layer");
    assertThat(watched.calls(STAT)).isZero();
  }

  @Test
  void savesALookForWhatWasPulledBefore() {
    Digest digest =
        otherInstance().blobs().put(REPOSITORY, TestRegistry.sha256("x"), bytes("x")).digest();

    blobs.locate(REPOSITORY, digest);
    blobs.locate(REPOSITORY, digest);

    assertThat(watched.calls(STAT)).isEqualTo(1);
  }

  @Test
  void savesALookForWhatWasUploaded() {
    UploadState begun = test.registry.uploads().begin(REPOSITORY, DigestAlgorithm.SHA256);
    try (UploadSession session = test.registry.uploads().open(begun.key(), begun)) {
      session.append(ByteBuffer.wrap(bytes("layer")));
      session.commit(TestRegistry.sha256("layer"));
    }

    assertThat(blobs.locate(REPOSITORY, TestRegistry.sha256("layer")).size()).isEqualTo(5);
    assertThat(watched.calls(STAT)).isZero();
  }

  @Test
  void whatIsDeletedThroughAnotherInstanceIsGoneAtOnce() {
    Digest digest = test.pushBlob(REPOSITORY, "layer");
    blobs.locate(REPOSITORY, digest);

    otherInstance().blobs().delete(REPOSITORY, digest);

    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.locate(REPOSITORY, digest));
  }

  @Test
  void aPushIsNeverToldThatBytesAreThereThatWereCollected() throws Exception {
    Digest digest = test.pushBlob(REPOSITORY, "layer");
    collect(digest);

    assertThat(cache.find(digest)).isPresent();
    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.find(REPOSITORY, digest));
  }

  @Test
  void nothingIsMountedWhoseBytesWereCollected() throws Exception {
    Digest digest = test.pushBlob(REPOSITORY, "layer");
    collect(digest);

    assertThat(blobs.mount(OTHER, digest, Optional.of(REPOSITORY))).isFalse();
    assertThat(blobs.mount(OTHER, digest, Optional.empty())).isFalse();
  }

  @Test
  void noManifestIsTakenWhoseBytesWereCollected() throws Exception {
    Digest config = test.pushBlob(REPOSITORY, "config");
    Digest layer = test.pushBlob(REPOSITORY, "layer");
    collect(layer);
    String manifest = Manifests.image(config, List.of(layer)).toString();

    refused(
        ErrorCode.MANIFEST_BLOB_UNKNOWN,
        () -> test.push(Tag.parse("v1"), MediaTypes.OCI_MANIFEST, manifest));
  }

  @Test
  void openingTellsThatTheBytesWereCollected() throws Exception {
    Digest digest = test.pushBlob(REPOSITORY, "layer");
    BlobInfo blob = blobs.locate(REPOSITORY, digest);
    collect(digest);

    refused(ErrorCode.BLOB_UNKNOWN, () -> blobs.open(REPOSITORY, blob, ByteRange.all(5)));

    assertThat(cache.find(digest)).isEmpty();
  }

  @Test
  void aLookAtTheStorageCorrectsWhatIsRemembered() {
    Digest digest = test.pushBlob(REPOSITORY, "layer");
    cache.keep(REPOSITORY, new BlobInfo(digest, 3));

    blobs.find(REPOSITORY, digest);

    assertThat(cache.find(digest)).contains(new BlobInfo(digest, 5));
  }

  @Test
  void whatIsDeletedIsForgotten() {
    Digest digest = test.pushBlob(REPOSITORY, "layer");

    blobs.delete(REPOSITORY, digest);

    assertThat(cache.find(digest)).isEmpty();
  }

  @Test
  void remembersNoMoreBlobsThanItsSize() {
    MemoryBlobCache small = new MemoryBlobCache(10, BlobCache.none());
    for (int i = 0; i < 1000; i++) {
      small.keep(REPOSITORY, new BlobInfo(TestRegistry.sha256("blob " + i), i));
    }

    long known = 0;
    for (int i = 0; i < 1000; i++) {
      known += small.find(TestRegistry.sha256("blob " + i)).isPresent() ? 1 : 0;
    }

    assertThat(known).isBetween(1L, 20L);
  }

  private Registry otherInstance() {
    return test.instance();
  }

  /** Removes bytes and leaves the link, as the garbage collection of {@code registry:2} may. */
  private void collect(Digest digest) throws Exception {
    assertThat(watched.driver.blobs().delete(digest)).isTrue();
  }

  private static byte[] bytes(String text) {
    return TestRegistry.bytes(text);
  }
}
