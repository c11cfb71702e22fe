// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.MediaTypes;

/** The kinds of manifests that clients push. */
final class ManifestKindChecks extends CheckSuite {
  ManifestKindChecks(Stage stage) {
    super(stage);
  }

  private static final String EMPTY_TYPE = "application/vnd.oci.empty.v1+json";

  @Check("end-7")
  void anImageOfDockerIsServed() {
    byte[] image =
        new String(image(), UTF_8)
            .replace(MediaTypes.OCI_MANIFEST, MediaTypes.DOCKER_MANIFEST)
            .replace(
                "application/vnd.oci.image.config.v1+json",
                "application/vnd.docker.container.image.v1+json")
            .replace(
                "application/vnd.oci.image.layer.v1.tar",
                "application/vnd.docker.image.rootfs.diff.tar.gzip")
            .getBytes(UTF_8);

    expectServed(MediaTypes.DOCKER_MANIFEST, image);
  }

  @Check("end-7")
  void anIndexIsServed() {
    byte[] one = image();
    byte[] two = image();
    tag("one", one);
    tag("two", two);

    expectServed(MediaTypes.OCI_INDEX, index(MediaTypes.OCI_INDEX, entry(one), entry(two)));
  }

  @Check("end-7")
  void anIndexOfAnIndexIsServed() {
    byte[] image = image();
    tag("image", image);
    byte[] inner = index(MediaTypes.OCI_INDEX, entry(image));
    put("inner", MediaTypes.OCI_INDEX, inner).expect(201);
    String entry = entry(inner).replace(MediaTypes.OCI_MANIFEST, MediaTypes.OCI_INDEX);

    expectServed(MediaTypes.OCI_INDEX, index(MediaTypes.OCI_INDEX, entry));
  }

  @Check("end-7")
  void anIndexOfNothingIsServed() {
    expectServed(MediaTypes.OCI_INDEX, index(MediaTypes.OCI_INDEX));
  }

  @Check("end-7")
  void aListOfDockerIsServed() {
    byte[] image = image();
    tag("image", image);

    expectServed(MediaTypes.DOCKER_LIST, index(MediaTypes.DOCKER_LIST, entry(image)));
  }

  @Check("end-7")
  void anArtifactIsServed() {
    byte[] artifact =
        new String(
                image(
                    "\"artifactType\":\"" + ARTIFACT + "\",",
                    push(EMPTY_CONFIG),
                    push(content(KIB))),
                UTF_8)
            .replace("application/vnd.oci.image.config.v1+json", EMPTY_TYPE)
            .getBytes(UTF_8);

    expectServed(MediaTypes.OCI_MANIFEST, artifact);
  }

  @Check("end-7")
  void anArtifactWithoutLayersIsServed() {
    byte[] artifact =
        """
        {"schemaVersion":2,"mediaType":"%s","artifactType":"%s",
         "config":{"mediaType":"%s","digest":"%s","size":2},"layers":[]}"""
            .formatted(MediaTypes.OCI_MANIFEST, ARTIFACT, EMPTY_TYPE, push(EMPTY_CONFIG))
            .getBytes(UTF_8);

    expectServed(MediaTypes.OCI_MANIFEST, artifact);
  }

  @Check("end-7")
  void whatAManifestHasBesidesIsKept() {
    byte[] image =
        image("\"com.example.more\":{\"a\":[1,2,3]},", push(EMPTY_CONFIG), push(content(KIB)));

    expectServed(MediaTypes.OCI_MANIFEST, image);
  }

  private void expectServed(String mediaType, byte[] manifest) {
    put("pushed", mediaType, manifest).expect(201).expectDigest(digest(manifest));

    Answer answer = pull("pushed", mediaType).expect(200).expectBody(manifest);

    assertThat(answer.header("Content-Type")).isEqualTo(mediaType);
  }

  private static byte[] index(String mediaType, String... entries) {
    return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
        .formatted(mediaType, String.join(",", entries))
        .getBytes(UTF_8);
  }

  private static String entry(byte[] image) {
    return """
        {"mediaType":"%s","digest":"%s","size":%d,
         "platform":{"architecture":"amd64","os":"linux"}}"""
        .formatted(MediaTypes.OCI_MANIFEST, digest(image), image.length);
  }
}
