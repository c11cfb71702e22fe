// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.registry.MediaTypes.OCI_MANIFEST;
import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.OTHER;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.bytes;
import static io.stowage.server.core.TestRegistry.sha256;
import static io.stowage.server.core.TestRegistry.sha512;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.VerifiedContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManifestServiceTest {
  private static final Tag LATEST = Tag.parse("latest");
  private static final Tag STABLE = Tag.parse("stable");
  private static final String INDEX =
      " { \"schemaVersion\" : 2,\n \"manifests\" : [], \"unknown\": {\"kept\": 1.50} } ";

  private final TestRegistry test = new TestRegistry();
  private final ManifestService manifests = test.registry.manifests();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void keepsAManifestByteForByte() {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);

    StoredManifest byTag = test.instance().manifests().get(REPOSITORY, LATEST);
    StoredManifest byDigest = test.instance().manifests().get(REPOSITORY, digest);

    assertThat(digest).isEqualTo(sha256(INDEX));
    assertThat(byTag.content()).isEqualTo(bytes(INDEX));
    assertThat(byTag.digest()).isEqualTo(digest);
    assertThat(byTag.mediaType()).isEqualTo(OCI_INDEX);
    assertThat(byDigest.content()).isEqualTo(bytes(INDEX));
  }

  @Test
  void givesOneObjectToAllWhoAskForOneDigest() {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);

    assertThat(manifests.get(REPOSITORY, LATEST))
        .isSameAs(manifests.get(REPOSITORY, LATEST))
        .isSameAs(manifests.get(REPOSITORY, digest));
  }

  @Test
  void acceptsParametersOfTheContentType() {
    test.push(LATEST, OCI_INDEX.toUpperCase(Locale.ROOT) + " ; charset=utf-8", INDEX);

    assertThat(manifests.get(REPOSITORY, LATEST).mediaType()).isEqualTo(OCI_INDEX);
  }

  @Test
  void storesByDigestWithTags() {
    ManifestPutResult result =
        test.put(sha256(INDEX), List.of(STABLE, LATEST, STABLE), OCI_INDEX, INDEX);

    assertThat(result)
        .isEqualTo(new ManifestPutResult(sha256(INDEX), List.of(STABLE, LATEST), Optional.empty()));
    assertThat(manifests.get(REPOSITORY, LATEST).digest()).isEqualTo(sha256(INDEX));
    assertThat(manifests.get(REPOSITORY, STABLE).digest()).isEqualTo(sha256(INDEX));
  }

  @Test
  void storesBySha512() {
    ManifestPutResult result = test.put(sha512(INDEX), List.of(LATEST), OCI_INDEX, INDEX);

    assertThat(result.digest()).isEqualTo(sha512(INDEX));
    assertThat(manifests.get(REPOSITORY, sha512(INDEX)).digest()).isEqualTo(sha512(INDEX));
    assertThat(manifests.get(REPOSITORY, LATEST).digest()).isEqualTo(sha512(INDEX));
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, sha256(INDEX)));
  }

  @Test
  void refusesContentWithAnotherDigest() {
    RegistryException refusal =
        refused(ErrorCode.DIGEST_INVALID, () -> test.push(sha256(INDEX), OCI_INDEX, INDEX + " "));

    assertThat(refusal.status()).isEqualTo(400);
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, sha256(INDEX)));
  }

  @Test
  void movesATag() {
    test.push(LATEST, OCI_INDEX, INDEX);
    Digest moved = test.pushImage(LATEST, "two");

    assertThat(manifests.get(REPOSITORY, LATEST).digest()).isEqualTo(moved);
    assertThat(manifests.get(REPOSITORY, sha256(INDEX)).digest()).isEqualTo(sha256(INDEX));
  }

  @Test
  void seesAtOnceWhatAnotherInstanceMovedAndDeleted() {
    Digest old = test.pushImage(LATEST, "one");
    ManifestService other = test.instance().manifests();
    assertThat(other.get(REPOSITORY, LATEST).digest()).isEqualTo(old);

    Digest moved = test.pushImage(LATEST, "two");
    assertThat(other.get(REPOSITORY, LATEST).digest()).isEqualTo(moved);

    manifests.delete(REPOSITORY, moved);
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> other.get(REPOSITORY, LATEST));
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> other.get(REPOSITORY, moved));
    assertThat(other.get(REPOSITORY, old).digest()).isEqualTo(old);
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThat(
            refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, LATEST)).detail())
        .isEqualTo(Map.of("Tag", "latest"));
    assertThat(
            refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, sha256("x")))
                .detail())
        .isEqualTo(Map.of("Name", "team/app", "Revision", sha256("x").toString()));
  }

  @Test
  void keepsManifestsOfOneRepositoryFromAnother() {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);

    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(OTHER, digest));
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(OTHER, LATEST));
  }

  @Test
  void doesNotServeABlobAsAManifest() {
    Digest layer = test.pushBlob(REPOSITORY, "layer");

    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, layer));
  }

  @Test
  void refusesAManifestThatIsTooLarge() {
    String padded = INDEX + " ".repeat(64 * 1024 - INDEX.length());

    test.push(LATEST, OCI_INDEX, padded);

    RegistryException refusal =
        refused(ErrorCode.MANIFEST_INVALID, () -> test.push(LATEST, OCI_INDEX, padded + " "));
    assertThat(refusal.status()).isEqualTo(413);
    assertThat(manifests.maxBytes()).isEqualTo(64 * 1024);
  }

  @Test
  void refusesAManifestWithoutAContentType() {
    refused(ErrorCode.MANIFEST_INVALID, () -> test.put(LATEST, List.of(), null, INDEX));
  }

  @Test
  void saysWhyAManifestIsInvalid() {
    RegistryException refusal =
        refused(ErrorCode.MANIFEST_INVALID, () -> test.push(LATEST, OCI_MANIFEST, "{}"));

    assertThat(refusal).hasMessage("manifest invalid: its schemaVersion is not 2");
    assertThat(refusal.status()).isEqualTo(400);
    refused(ErrorCode.MANIFEST_UNKNOWN, () -> manifests.get(REPOSITORY, LATEST));
  }

  @Test
  void servesAManifestOfTheFirstSchemaFromAnOldStore() throws Exception {
    byte[] schema1 = bytes("{\"schemaVersion\":1,\"fsLayers\":[],\"signatures\":[]}");
    VerifiedContent content = VerifiedContent.hash(DigestAlgorithm.SHA256, schema1);
    test.driver.blobs().put(content);
    test.driver.links().write(new LinkKey.Manifest(REPOSITORY, content.digest()), content.digest());
    test.driver.links().write(new LinkKey.Tagged(REPOSITORY, LATEST), content.digest());

    StoredManifest manifest = manifests.get(REPOSITORY, LATEST);

    assertThat(manifest.mediaType())
        .isEqualTo("application/vnd.docker.distribution.manifest.v1+prettyjws");
    assertThat(manifest.content()).isEqualTo(schema1);
  }

  @Test
  void tellsTheSubject() {
    Digest image = test.pushImage(LATEST, "one");
    String artifact =
        Manifests.index(List.of())
            .set("subject", Manifests.descriptor(OCI_MANIFEST, image))
            .toString();

    assertThat(test.put(sha256(artifact), List.of(), OCI_INDEX, artifact).subject())
        .contains(image);
  }

  @Test
  void storesAgainWhatWasDeleted() {
    Digest digest = test.push(LATEST, OCI_INDEX, INDEX);
    manifests.delete(REPOSITORY, digest);

    test.push(LATEST, OCI_INDEX, INDEX);

    assertThat(manifests.get(REPOSITORY, LATEST).digest()).isEqualTo(digest);
  }
}
