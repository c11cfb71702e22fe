// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.registry.MediaTypes.OCI_MANIFEST;
import static io.stowage.server.core.TestRegistry.OTHER;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.sha256;
import static io.stowage.server.core.TestRegistry.sha512;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stowage.registry.Descriptor;
import io.stowage.registry.Digest;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferrerServiceTest {
  private static final Digest SUBJECT = sha256("the subject");

  private final TestRegistry test =
      new TestRegistry(new RegistryOptions(true, 8 << 20, ManifestRules.defaults(), 5, 5, 1 << 20));
  private final ReferrerService referrers = test.registry.referrers();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void describesAnArtifact() {
    ObjectNode artifact = image(SUBJECT, "one").put("artifactType", "sbom");
    artifact.putObject("annotations").put("org.example.key", "välue");
    Digest digest = push(artifact);

    assertThat(all())
        .containsExactly(
            new Descriptor(
                OCI_MANIFEST,
                digest,
                TestRegistry.bytes(artifact.toString()).length,
                "sbom",
                Map.of("org.example.key", "välue")));
  }

  @Test
  void takesTheConfigsTypeWhereAnImageNamesNone() {
    push(image(SUBJECT, "one"));

    assertThat(all()).extracting(Descriptor::artifactType).containsExactly(Manifests.CONFIG);
  }

  @Test
  void leavesOutTheTypeWhereAnIndexNamesNone() {
    push(refer(Manifests.index(List.of()), SUBJECT));

    assertThat(all()).extracting(Descriptor::mediaType).containsExactly(OCI_INDEX);
    assertThat(all().get(0).artifactType()).isNull();
  }

  @Test
  void givesNothingForASubjectWithoutReferrers() {
    assertThat(referrers.list(REPOSITORY, sha256("none"), Optional.empty(), null))
        .isEqualTo(new ReferrerPage(List.of(), null));
  }

  @Test
  void keepsRepositoriesApart() {
    push(image(SUBJECT, "one"));

    assertThat(referrers.list(OTHER, SUBJECT, Optional.empty(), null).descriptors()).isEmpty();
  }

  @Test
  void filtersByType() {
    Digest sbom = push(image(SUBJECT, "one").put("artifactType", "sbom"));
    push(image(SUBJECT, "two").put("artifactType", "signature"));

    assertThat(referrers.list(REPOSITORY, SUBJECT, Optional.of("sbom"), null).descriptors())
        .extracting(Descriptor::digest)
        .containsExactly(sbom);
  }

  @Test
  void forgetsWhatWasDeleted() {
    Digest gone = push(image(SUBJECT, "one"));
    Digest kept = push(image(SUBJECT, "two"));

    test.registry.manifests().delete(REPOSITORY, gone);

    assertThat(all()).extracting(Descriptor::digest).containsExactly(kept);
    assertThat(test.driver.links())
        .satisfies(
            links ->
                assertThat(links.read(new LinkKey.Referrer(REPOSITORY, SUBJECT, gone))).isEmpty());
  }

  @Test
  void forgetsWhatAnotherRegistryDeleted() throws Exception {
    Digest gone = push(image(SUBJECT, "one"));

    test.driver.links().delete(new LinkKey.Manifest(REPOSITORY, gone));

    assertThat(all()).isEmpty();
  }

  @Test
  void countsWhatClientsListedUnderTheReferrersTag() throws Exception {
    Digest linked = push(image(SUBJECT, "one"));
    Digest listed = push(image(SUBJECT, "two"));
    Digest unrelated = push(image(sha256("other subject"), "three"));
    forgetLink(listed);
    tag("sha256-" + SUBJECT.hex(), listed, linked, unrelated, linked);

    assertThat(all())
        .extracting(Descriptor::digest)
        .containsExactlyElementsOf(new TreeSet<>(List.of(linked, listed)));
  }

  @Test
  void findsTheReferrersTagOfASha512() throws Exception {
    Digest subject = sha512("the subject");
    Digest listed = push(image(subject, "one"));
    test.driver.links().delete(new LinkKey.Referrer(REPOSITORY, subject, listed));
    tag("sha512-" + subject.hex().substring(0, 64), listed);

    assertThat(referrers.list(REPOSITORY, subject, Optional.empty(), null).descriptors())
        .extracting(Descriptor::digest)
        .containsExactly(listed);
  }

  @Test
  void passesOverAReferrersTagThatIsNoIndex() {
    Digest linked = push(image(SUBJECT, "one"));
    test.pushImage(Tag.parse("sha256-" + SUBJECT.hex()), "image");

    assertThat(all()).extracting(Descriptor::digest).containsExactly(linked);
  }

  @Test
  void listsManyOverSeveralPages() throws Exception {
    TreeSet<Digest> expected = new TreeSet<>();
    TreeSet<Digest> listed = new TreeSet<>();
    for (int i = 0; i < 1_203; i++) {
      ObjectNode artifact = refer(Manifests.index(List.of()), SUBJECT);
      artifact.putObject("annotations").put("n", String.valueOf(i));
      Digest digest = push(artifact);
      expected.add(digest);
      if (i % 3 == 0) {
        forgetLink(digest);
        listed.add(digest);
      }
    }
    tag("sha256-" + SUBJECT.hex(), listed.toArray(Digest[]::new));

    List<List<Descriptor>> pages = pages(Optional.empty());

    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages.stream().flatMap(List::stream).map(Descriptor::digest))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void keepsPagesUnderFourMebibytes() {
    TreeSet<Digest> expected = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      ObjectNode artifact = refer(Manifests.index(List.of()), SUBJECT);
      artifact.putObject("annotations").put("n" + i, "\u20ac".repeat(500_000));
      expected.add(push(artifact));
    }

    List<List<Descriptor>> pages = pages(Optional.empty());

    assertThat(pages).extracting(List::size).containsExactly(2, 2, 1);
    assertThat(pages.stream().flatMap(List::stream).map(Descriptor::digest))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void givesADescriptorThatIsLargerThanAPageAlone() {
    for (int i = 0; i < 2; i++) {
      ObjectNode artifact = refer(Manifests.index(List.of()), SUBJECT);
      artifact.putObject("annotations").put("n" + i, "x".repeat(5 << 20));
      push(artifact);
    }

    assertThat(pages(Optional.empty())).extracting(List::size).containsExactly(1, 1);
  }

  private List<Descriptor> all() {
    ReferrerPage page = referrers.list(REPOSITORY, SUBJECT, Optional.empty(), null);
    assertThat(page.next()).isNull();
    return page.descriptors();
  }

  private List<List<Descriptor>> pages(Optional<String> type) {
    List<List<Descriptor>> pages = new ArrayList<>();
    Digest after = null;
    do {
      ReferrerPage page = referrers.list(REPOSITORY, SUBJECT, type, after);
      pages.add(page.descriptors());
      after = page.next();
    } while (after != null);
    return pages;
  }

  private ObjectNode image(Digest subject, String seed) {
    return refer(
        Manifests.image(test.pushBlob(REPOSITORY, "config of " + seed), List.of()), subject);
  }

  private static ObjectNode refer(ObjectNode manifest, Digest subject) {
    manifest.set("subject", Manifests.descriptor(OCI_MANIFEST, subject));
    return manifest;
  }

  private Digest push(ObjectNode manifest) {
    String json = manifest.toString();
    return test.push(sha256(json), manifest.get("mediaType").textValue(), json);
  }

  private void tag(String name, Digest... listed) {
    test.push(Tag.parse(name), OCI_INDEX, Manifests.index(List.of(listed)).toString());
  }

  /** As if the manifest had been pushed to a registry without this API. */
  private void forgetLink(Digest referrer) throws Exception {
    test.driver.links().delete(new LinkKey.Referrer(REPOSITORY, SUBJECT, referrer));
  }
}
