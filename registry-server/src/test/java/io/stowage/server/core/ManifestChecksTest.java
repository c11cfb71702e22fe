// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.registry.MediaTypes.OCI_MANIFEST;
import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.OTHER;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.Tag;
import io.stowage.server.core.manifest.Platform;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestChecksTest {
  private static final Tag LATEST = Tag.parse("latest");
  private static final String FOREIGN = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

  @Test
  void namesEachBlobThatIsMissingOnce() {
    try (TestRegistry test = new TestRegistry()) {
      Digest layer = test.pushBlob(REPOSITORY, "layer");
      String image =
          Manifests.image(sha256("config"), List.of(layer, sha256("a"), sha256("b"), sha256("a")))
              .toString();

      RegistryException refusal =
          refused(ErrorCode.MANIFEST_BLOB_UNKNOWN, () -> test.push(LATEST, OCI_MANIFEST, image));

      assertThat(refusal.status()).isEqualTo(400);
      assertThat(refusal.errors())
          .containsExactly(missing(sha256("config")), missing(sha256("a")), missing(sha256("b")));
    }
  }

  @Test
  void asksForBlobsOfTheVeryRepository() {
    try (TestRegistry test = new TestRegistry()) {
      Digest config = test.pushBlob(OTHER, "config");

      refused(
          ErrorCode.MANIFEST_BLOB_UNKNOWN,
          () -> test.push(LATEST, OCI_MANIFEST, Manifests.image(config, List.of()).toString()));
    }
  }

  @Test
  void asksForBytesAndNotForALinkAlone() throws Exception {
    try (TestRegistry test = new TestRegistry()) {
      Digest config = test.pushBlob(REPOSITORY, "config");
      test.driver.blobs().delete(config);

      refused(
          ErrorCode.MANIFEST_BLOB_UNKNOWN,
          () -> test.push(LATEST, OCI_MANIFEST, Manifests.image(config, List.of()).toString()));
    }
  }

  @Test
  void namesEachChildThatIsMissing() {
    try (TestRegistry test = new TestRegistry()) {
      Digest child = test.pushImage(LATEST, "child");
      String index = Manifests.index(List.of(child, sha256("a"), sha256("b"))).toString();

      RegistryException refusal =
          refused(ErrorCode.MANIFEST_BLOB_UNKNOWN, () -> test.push(LATEST, OCI_INDEX, index));

      assertThat(refusal.errors()).containsExactly(missing(sha256("a")), missing(sha256("b")));
    }
  }

  @Test
  void takesAnIndexOfLayers() {
    try (TestRegistry test = new TestRegistry()) {
      Digest layer = test.pushBlob(REPOSITORY, "a build cache's layer");

      Digest index = test.push(LATEST, OCI_INDEX, Manifests.index(List.of(layer)).toString());

      assertThat(test.registry.manifests().get(REPOSITORY, index).mediaType()).isEqualTo(OCI_INDEX);
    }
  }

  @Test
  void asksForTheChildrenOfSomePlatformsAlone() {
    RequiredChildren linux = RequiredChildren.of(Set.of(new Platform("linux", "amd64")));
    try (TestRegistry test = with(rules(true, List.of(), List.of(), linux, true))) {
      ObjectNode index = Manifests.index(List.of(sha256("arm"), sha256("none")));
      platform(index, 0, "linux", "arm64");
      test.push(LATEST, OCI_INDEX, index.toString());

      platform(index, 1, "linux", "amd64");
      RegistryException refusal =
          refused(
              ErrorCode.MANIFEST_BLOB_UNKNOWN,
              () -> test.push(LATEST, OCI_INDEX, index.toString()));

      assertThat(refusal.errors()).containsExactly(missing(sha256("none")));
    }
  }

  @Test
  void takesSparseIndexesAndImagesWhereThatIsAllowed() {
    try (TestRegistry test =
        with(rules(true, List.of(), List.of(), RequiredChildren.NONE, false))) {
      test.push(LATEST, OCI_INDEX, Manifests.index(List.of(sha256("none"))).toString());
      test.push(
          LATEST,
          OCI_MANIFEST,
          Manifests.image(sha256("none"), List.of(sha256("none"))).toString());
    }
  }

  @Test
  void asksForBlobsEvenWhereOtherChecksAreOff() {
    try (TestRegistry test = with(rules(false, List.of(), List.of(), RequiredChildren.ALL, true))) {
      test.push(LATEST, OCI_INDEX, Manifests.index(List.of(sha256("none"))).toString());

      refused(
          ErrorCode.MANIFEST_BLOB_UNKNOWN,
          () ->
              test.push(LATEST, OCI_MANIFEST, Manifests.image(sha256("x"), List.of()).toString()));
    }
  }

  @Test
  void takesASubjectThatIsNotThere() {
    try (TestRegistry test = new TestRegistry()) {
      ObjectNode index = Manifests.index(List.of());
      index.set("subject", Manifests.descriptor(OCI_MANIFEST, sha256("none")));

      assertThat(test.put(LATEST, List.of(), OCI_INDEX, index.toString()).subject())
          .contains(sha256("none"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FOREIGN,
        "application/vnd.oci.image.layer.nondistributable.v1.tar",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd"
      })
  void doesNotAskForLayersThatAreNotDistributable(String type) {
    try (TestRegistry test = new TestRegistry()) {
      push(test, layered(test, type, "https://store.example.com/layer"));
    }
  }

  @Test
  void asksForADistributableLayerWithUrls() {
    try (TestRegistry test = new TestRegistry()) {
      ObjectNode image = layered(test, Manifests.LAYER, "https://store.example.com/layer");

      RegistryException refusal = refused(ErrorCode.MANIFEST_BLOB_UNKNOWN, () -> push(test, image));

      assertThat(refusal.errors()).containsExactly(missing(sha256("foreign")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.com/", "file:///etc/passwd", "x", "https://e.com/#f", ""})
  void refusesUrlsThatAreNotHttp(String url) {
    try (TestRegistry test = new TestRegistry()) {
      refused(ErrorCode.MANIFEST_INVALID, () -> push(test, layered(test, FOREIGN, url)));
    }
  }

  @Test
  void refusesUrlsThatAreNotAllowed() {
    ManifestRules rules =
        rules(
            true,
            List.of(Pattern.compile("^https://good\\.example\\.com/")),
            List.of(),
            RequiredChildren.ALL,
            true);
    try (TestRegistry test = with(rules)) {
      push(test, layered(test, FOREIGN, "https://good.example.com/layer"));

      refused(
          ErrorCode.MANIFEST_INVALID,
          () -> push(test, layered(test, FOREIGN, "https://bad.example.com/layer")));
    }
  }

  @Test
  void refusesUrlsThatAreDenied() {
    ManifestRules rules =
        rules(true, List.of(), List.of(Pattern.compile("bad")), RequiredChildren.ALL, true);
    try (TestRegistry test = with(rules)) {
      push(test, layered(test, FOREIGN, "https://good.example.com/layer"));

      refused(
          ErrorCode.MANIFEST_INVALID,
          () -> push(test, layered(test, FOREIGN, "https://bad.example.com/layer")));
    }
  }

  private static ManifestRules rules(
      boolean enabled,
      List<Pattern> allow,
      List<Pattern> deny,
      RequiredChildren children,
      boolean blobs) {
    return new ManifestRules(enabled, blobs, allow, deny, children);
  }

  private static TestRegistry with(ManifestRules rules) {
    return new TestRegistry(TestRegistry.options(true, rules));
  }

  /** An image with one layer, which is nowhere. */
  private static ObjectNode layered(TestRegistry test, String type, String url) {
    ObjectNode image = Manifests.image(test.pushBlob(REPOSITORY, "config"), List.of());
    ObjectNode layer = Manifests.descriptor(type, sha256("foreign"));
    layer.putArray("urls").add(url);
    image.withArray("layers").add(layer);
    return image;
  }

  private static void push(TestRegistry test, ObjectNode image) {
    test.push(LATEST, OCI_MANIFEST, image.toString());
  }

  private static void platform(ObjectNode index, int child, String os, String architecture) {
    ObjectNode descriptor = (ObjectNode) index.withArray("manifests").get(child);
    descriptor.putObject("platform").put("os", os).put("architecture", architecture);
  }

  private static RegistryError missing(Digest digest) {
    return new RegistryError(ErrorCode.MANIFEST_BLOB_UNKNOWN, digest.toString());
  }
}
