// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
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

class ManifestDeletionTest {
  private static final Tag LATEST = Tag.parse("latest");
  private static final Tag STABLE = Tag.parse("stable");
  private static final String INDEX = Manifests.index(List.of()).toString();

  private final WatchedDriver watched = new WatchedDriver(TestRegistry.open());
  private final TestRegistry test =
      new TestRegistry(watched.driver, TestRegistry.options(true, ManifestRules.defaults()));
  private final ManifestService manifests = test.registry.manifests();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void deletesATagAndKeepsTheManifest() {
    Digest digest = test.put(LATEST, List.of(STABLE), OCI_INDEX, INDEX).digest();

    manifests.delete(REPOSITORY, LATEST);

    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, LATEST));
    assertThat(manifests.get(REPOSITORY, STABLE).digest()).isEqualTo(digest);
    assertThat(manifests.get(REPOSITORY, digest).digest()).isEqualTo(digest);
  }

  @Test
  void deletesAManifestWithAllItsTagsAndNoOthers() {
    Digest kept = test.pushImage(Tag.parse("kept"), "kept");
    Digest digest = sha256(INDEX);
    for (int i = 0; i < 1_100; i++) {
      test.put(Tag.parse("v" + i), List.of(), OCI_INDEX, INDEX);
    }

    manifests.delete(REPOSITORY, digest);

    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, digest));
    assertThat(test.registry.tags().list(REPOSITORY, null, "").items())
        .containsExactly(Tag.parse("kept"));
    assertThat(manifests.get(REPOSITORY, Tag.parse("kept")).digest()).isEqualTo(kept);
  }

  @Test
  void refusesToDeleteWhatIsNotThere() {
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.delete(REPOSITORY, LATEST));
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.delete(REPOSITORY, sha256("x")));
  }

  @Test
  void refusesToDeleteWhereDeletionIsOff() {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    ManifestService guarded = new Registry(test.driver, RegistryOptions.defaults()).manifests();

    refused(ErrorCode.UNSUPPORTED, () -> guarded.delete(REPOSITORY, LATEST));
    refused(ErrorCode.UNSUPPORTED, () -> guarded.delete(REPOSITORY, digest));

    assertThat(manifests.get(REPOSITORY, LATEST).digest()).isEqualTo(digest);
  }

  @Test
  void finishesADeletionThatWasCutShort() {
    Tag kept = Tag.parse("kept");
    test.pushImage(kept, "kept");
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    watched.fail("LinkStore.list", () -> new StorageException.Unavailable("away", null));
    refused(ErrorCode.UNAVAILABLE, () -> manifests.delete(REPOSITORY, digest));
    watched.mend();

    manifests.delete(REPOSITORY, digest);

    assertThat(test.registry.tags().list(REPOSITORY, null, "").items()).containsExactly(kept);
  }

  @Test
  void leavesNoTagDanglingWhenAPushOvertakesADeletion() {
    test.push(STABLE, OCI_INDEX, INDEX);
    // the push has written its revision; before its tag is written, all is deleted
    watched.before(
        "LinkStore.write",
        () -> watched.before("LinkStore.write", () -> manifests.delete(REPOSITORY, sha256(INDEX))));

    test.push(LATEST, OCI_INDEX, INDEX);

    assertThat(manifests.get(REPOSITORY, LATEST).digest()).isEqualTo(sha256(INDEX));
  }

  @Test
  void deletesADamagedManifest() throws Exception {
    Digest digest = sha256(INDEX);
    Digest other = test.pushBlob(REPOSITORY, "not what the link says");
    test.driver.links().write(new LinkKey.Manifest(REPOSITORY, digest), other);
    watched.fail("BlobStore.open", () -> new StorageException.Corrupt("bad sector", null));

    manifests.delete(REPOSITORY, digest);

    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, digest));
  }

  @Test
  void passesOverATagWhoseLinkIsDamaged() {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    // the manifest's own link is read first, then the tag's
    watched.before(
        "LinkStore.read",
        () ->
            watched.fail(
                "LinkStore.read", () -> new StorageException.Corrupt("an empty file", null)));

    manifests.delete(REPOSITORY, digest);

    watched.mend();
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, digest));
  }
}
