// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.bytes;
import static io.stowage.server.core.TestRegistry.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read from the storage, and when. */
class ManifestCacheTest {
  private static final Tag LATEST = Tag.parse("latest");
  private static final String INDEX = Manifests.index(List.of()).toString();

  private final WatchedDriver watched = new WatchedDriver(TestRegistry.open());
  private final TestRegistry test = new TestRegistry(watched.driver, RegistryOptions.defaults());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void readsBytesOnceAndLinksEachTime() {
    test.push(LATEST, OCI_INDEX, INDEX);
    ManifestService manifests = test.instance().manifests();
    int before = watched.calls("LinkStore.read");

    for (int i = 0; i < 3; i++) {
      manifests.get(REPOSITORY, LATEST);
    }

    assertThat(watched.calls("BlobStore.open")).isEqualTo(1);
    assertThat(watched.calls("LinkStore.read") - before).isEqualTo(6);
  }

  @Test
  void needsOneLinkByDigest() {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    int before = watched.calls("LinkStore.read");

    test.registry.manifests().get(REPOSITORY, digest);

    assertThat(watched.calls("LinkStore.read") - before).isEqualTo(1);
    assertThat(watched.calls("BlobStore.open")).isZero();
  }

  @Test
  void worksWithoutACache() {
    ManifestService manifests =
        new Registry(
                watched.driver, new RegistryOptions(true, 4096, ManifestRules.defaults(), 1, 1, 0))
            .manifests();
    test.push(LATEST, OCI_INDEX, INDEX);

    assertThat(manifests.get(REPOSITORY, LATEST).content()).isEqualTo(bytes(INDEX));
    assertThat(manifests.get(REPOSITORY, LATEST).content()).isEqualTo(bytes(INDEX));
  }

  @Test
  void servesNothingThatIsDamaged() throws Exception {
    Digest digest = sha256(INDEX);
    test.driver.links().write(new LinkKey.Manifest(REPOSITORY, digest), digest);
    watched.fail("BlobStore.stat", () -> new StorageException.Corrupt("half a file", null));

    RegistryException refusal =
        refused(ErrorCode.UNKNOWN, () -> test.registry.manifests().get(REPOSITORY, digest));

    assertThat(refusal.status()).isEqualTo(500);
  }

  @Test
  void doesNotServeALinkWhoseBytesAreGone() throws Exception {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    test.driver.blobs().delete(digest);

    refused(ErrorCode.MANIFEST_UNKNOWN, () -> test.instance().manifests().get(REPOSITORY, digest));
  }
}
