// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import static io.stowage.registry.MediaTypes.DOCKER_LIST;
import static io.stowage.registry.MediaTypes.DOCKER_MANIFEST;
import static io.stowage.registry.MediaTypes.OCI_ARTIFACT;
import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.registry.MediaTypes.OCI_MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Descriptor;
import io.stowage.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestParserTest {
  private static final String A = "sha256:" + "a".repeat(64);
  private static final String B = "sha512:" + "b".repeat(128);
  private static final String CONFIG =
      "{'mediaType':'application/vnd.oci.image.config.v1+json','digest':'" + A + "','size':7}";
  private static final String LAYER = "{'mediaType':'layer','digest':'" + B + "','size':0}";

  @Test
  void readsAnImage() throws Exception {
    ParsedManifest manifest =
        oci(
            "{'schemaVersion':2,'mediaType':'"
                + OCI_MANIFEST
                + "','config':"
                + CONFIG
                + ",'layers':["
                + LAYER
                + "],'annotations':{'k':'v'}}");

    assertThat(manifest.mediaType()).isEqualTo(OCI_MANIFEST);
    assertThat(manifest.config())
        .isEqualTo(
            entry(new Descriptor("application/vnd.oci.image.config.v1+json", Digest.parse(A), 7)));
    assertThat(manifest.layers())
        .containsExactly(entry(new Descriptor("layer", Digest.parse(B), 0)));
    assertThat(manifest.children()).isEmpty();
    assertThat(manifest.subject()).isNull();
    assertThat(manifest.annotations()).isEqualTo(Map.of("k", "v"));
  }

  @Test
  void readsAnIndexWithPlatforms() throws Exception {
    ParsedManifest index =
        parse(
            "{'schemaVersion':2,'manifests':[{'mediaType':'m','digest':'"
                + A
                + "','size':7,'platform':{'os':'linux','architecture':'arm64','variant':'v8',"
                + "'os.features':['x']}}]}",
            OCI_INDEX);

    assertThat(index.config()).isNull();
    assertThat(index.children())
        .containsExactly(
            new ManifestEntry(
                new Descriptor("m", Digest.parse(A), 7),
                List.of(),
                new Platform("linux", "arm64")));
  }

  @Test
  void readsDockerManifestsAndLists() throws Exception {
    assertThat(
            parse(
                    "{'schemaVersion':2,'mediaType':'"
                        + DOCKER_MANIFEST
                        + "','config':"
                        + CONFIG
                        + ",'layers':[]}",
                    DOCKER_MANIFEST)
                .config())
        .isNotNull();
    assertThat(
            parse(
                    "{'schemaVersion':2,'mediaType':'" + DOCKER_LIST + "','manifests':[]}",
                    DOCKER_LIST)
                .children())
        .isEmpty();
  }

  @Test
  void readsASubjectAndTypes() throws Exception {
    ParsedManifest artifact =
        oci(
            "{'schemaVersion':2,'artifactType':'sbom','subject':"
                + LAYER
                + ",'config':"
                + CONFIG
                + "}");

    assertThat(artifact.subject()).isEqualTo(Digest.parse(B));
    assertThat(artifact.referrerType()).isEqualTo("sbom");
  }

  @Test
  void takesTheConfigsTypeForTheArtifacts() throws Exception {
    assertThat(oci("{'schemaVersion':2,'config':" + CONFIG + "}").referrerType())
        .isEqualTo("application/vnd.oci.image.config.v1+json");
    assertThat(oci("{'schemaVersion':2,'artifactType':'','config':" + CONFIG + "}").referrerType())
        .isEqualTo("application/vnd.oci.image.config.v1+json");
    assertThat(parse("{'schemaVersion':2,'manifests':[]}", OCI_INDEX).referrerType()).isNull();
  }

  @Test
  void takesNullForAbsent() throws Exception {
    ParsedManifest manifest =
        oci(
            "{'schemaVersion':2,'mediaType':null,'layers':null,'subject':null,'annotations':null,"
                + "'config':{'urls':null,'platform':null,'digest':'"
                + A
                + "','size':1}}");

    assertThat(manifest.layers()).isEmpty();
    assertThat(manifest.subject()).isNull();
  }

  @Test
  void passesOverWhatItDoesNotKnow() throws Exception {
    ParsedManifest manifest =
        oci(
            "{'x':{'deep':[1,{'y':null}]},'schemaVersion':2,'config':{'data':'e30=','z':[[]],"
                + CONFIG.substring(1)
                + ",'blobs':[1.5e3,true]}");

    assertThat(manifest.config()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{'schemaVersion':2,'config':CONFIG} x",
        "{'schemaVersion':2,'config':CONFIG}{}",
        "{'schemaVersion':2,'config':CONFIG,}",
        "{'schemaVersion':2,'schemaVersion':2,'config':CONFIG}",
        "{'schemaVersion':2,'config':CONFIG,'x':{'a':1,'a':2}}",
        "{'config':CONFIG}",
        "{'schemaVersion':1,'config':CONFIG}",
        "{'schemaVersion':'2','config':CONFIG}",
        "{'schemaVersion':99999999999999999999,'config':CONFIG}",
        "{'schemaVersion':2}",
        "{'schemaVersion':2,'config':null}",
        "{'schemaVersion':2,'config':[]}",
        "{'schemaVersion':2,'config':{}}",
        "{'schemaVersion':2,'config':CONFIG,'layers':{}}",
        "{'schemaVersion':2,'config':CONFIG,'layers':[null]}",
        "{'schemaVersion':2,'config':CONFIG,'layers':['x']}",
        "{'schemaVersion':2,'config':CONFIG,'manifests':[]}",
        "{'schemaVersion':2,'config':CONFIG,'annotations':{'a':1}}",
        "{'schemaVersion':2,'config':CONFIG,'annotations':{'a':null}}",
        "{'schemaVersion':2,'config':CONFIG,'annotations':[]}",
        "{'schemaVersion':2,'config':CONFIG,'subject':{'digest':'x','size':1}}",
        "{'schemaVersion':2,'config':CONFIG,'artifactType':1}",
        "{'schemaVersion':2,'config':CONFIG,'mediaType':'text/plain'}",
        "{'schemaVersion':2,'config':{'digest':'DIGEST','size':-1}}",
        "{'schemaVersion':2,'config':{'digest':'DIGEST','size':1.0}}",
        "{'schemaVersion':2,'config':{'digest':'DIGEST','size':'1'}}",
        "{'schemaVersion':2,'config':{'digest':'DIGEST'}}",
        "{'schemaVersion':2,'config':{'size':1}}",
        "{'schemaVersion':2,'config':{'digest':'sha256:../../x','size':1}}",
        "{'schemaVersion':2,'config':{'digest':'md5:d41d8cd98f00b204e9800998ecf8427e','size':1}}",
        "{'schemaVersion':2,'config':{'digest':null,'size':1}}",
        "{'schemaVersion':2,'config':{'digest':'DIGEST','size':1,'urls':'x'}}",
        "{'schemaVersion':2,'config':{'digest':'DIGEST','size':1,'urls':[null]}}",
        "{'schemaVersion':2,'config':{'digest':'DIGEST','size':1,'platform':[]}}"
      })
  void refusesWhatIsNoManifest(String text) {
    String json = text.replace("CONFIG", CONFIG).replace("DIGEST", A);

    assertThatThrownBy(() -> oci(json)).isInstanceOf(ManifestFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'schemaVersion':2}",
        "{'schemaVersion':2,'manifests':[],'config':CONFIG}",
        "{'schemaVersion':2,'manifests':[],'layers':[]}"
      })
  void refusesWhatIsNoIndex(String text) {
    assertThatThrownBy(() -> parse(text.replace("CONFIG", CONFIG), OCI_INDEX))
        .isInstanceOf(ManifestFormatException.class)
        .hasMessageContaining("index");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        OCI_ARTIFACT,
        "application/vnd.docker.distribution.manifest.v1+prettyjws"
      })
  void refusesTypesThatAreNotSupported(String type) {
    assertThatThrownBy(() -> parse("{'schemaVersion':2,'config':" + CONFIG + "}", type))
        .isInstanceOf(ManifestFormatException.class)
        .hasMessageContaining(OCI_MANIFEST);
  }

  @Test
  void refusesADockerManifestThatDoesNotSaySo() {
    assertThatThrownBy(() -> parse("{'schemaVersion':2,'config':" + CONFIG + "}", DOCKER_MANIFEST))
        .isInstanceOf(ManifestFormatException.class)
        .hasMessageContaining("mediaType");
  }

  @Test
  void refusesDepthWithoutOverflowingTheStack() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    assertThatThrownBy(() -> oci("{'x':" + deep + ",'schemaVersion':2,'config':" + CONFIG + "}"))
        .isInstanceOf(ManifestFormatException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void refusesMoreThanTenThousandDescriptors() throws Exception {
    String start = "{'schemaVersion':2,'config':" + CONFIG + ",'layers':[";

    assertThat(oci(start + String.join(",", Collections.nCopies(9_999, LAYER)) + "]}").layers())
        .hasSize(9_999);
    assertThatThrownBy(
            () -> oci(start + String.join(",", Collections.nCopies(10_000, LAYER)) + "]}"))
        .isInstanceOf(ManifestFormatException.class)
        .hasMessageContaining("10000");
  }

  @Test
  void refusesOtherEncodings() {
    String json = ("{'schemaVersion':2,'config':" + CONFIG + "}").replace('\'', '"');

    for (var charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThatThrownBy(() -> ManifestParser.parse(json.getBytes(charset), OCI_MANIFEST))
          .isInstanceOf(ManifestFormatException.class);
    }
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] bytes =
        ("{\"schemaVersion\":2,\"x\":\"?\",\"config\":" + CONFIG.replace('\'', '"') + "}")
            .getBytes(StandardCharsets.UTF_8);
    bytes[24] = (byte) 0x80;

    assertThatThrownBy(() -> ManifestParser.parse(bytes, OCI_MANIFEST))
        .isInstanceOf(ManifestFormatException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void saysWhyInABoundedMessage() {
    String name = "n".repeat(40_000);

    assertThatThrownBy(() -> oci("{'" + name + "':1,'" + name + "':2}"))
        .isInstanceOf(ManifestFormatException.class)
        .message()
        .hasSizeLessThan(300);
  }

  private static ManifestEntry entry(Descriptor descriptor) {
    return new ManifestEntry(descriptor, List.of(), null);
  }

  private static ParsedManifest oci(String json) throws ManifestFormatException {
    return parse(json, OCI_MANIFEST);
  }

  /** Quotes are written as apostrophes, for the eye. */
  private static ParsedManifest parse(String json, String type) throws ManifestFormatException {
    return ManifestParser.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
  }
}
