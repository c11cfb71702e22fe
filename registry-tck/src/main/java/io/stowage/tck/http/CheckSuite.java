// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.MediaTypes;
import java.util.Random;

/** Tests that belong together; each runs on a suite and a stage of its own. */
abstract class CheckSuite {
  static final int KIB = 1 << 10;
  static final int MIB = 1 << 20;
  static final String OCTETS = "application/octet-stream";
  static final byte[] EMPTY_CONFIG = "{}".getBytes(UTF_8);
  static final String ARTIFACT = "application/vnd.example.artifact";

  final Stage stage;
  private final Random random = new Random();

  CheckSuite(Stage stage) {
    this.stage = stage;
  }

  /** Bytes that the registry does not have yet. */
  final byte[] content(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  static Digest digest(byte[] content) {
    return Digest.of(DigestAlgorithm.SHA256, content);
  }

  static String blob(String repository, Object digest) {
    return "/v2/" + repository + "/blobs/" + digest;
  }

  final String blob(Object digest) {
    return blob(stage.repository(), digest);
  }

  final String manifest(Object reference) {
    return "/v2/" + stage.repository() + "/manifests/" + reference;
  }

  final String uploads() {
    return "/v2/" + stage.repository() + "/blobs/uploads/";
  }

  /** Begins an upload and tells where it is. */
  final String begin() {
    return stage.send("POST", uploads(), null).expect(202).header("Location");
  }

  /** A location with one more parameter. */
  static String with(String location, String parameter) {
    return location + (location.contains("?") ? "&" : "?") + parameter;
  }

  final Answer finish(String location, Digest digest, byte[] bytes) {
    String place = with(location, "digest=" + digest);
    return stage.send("PUT", place, bytes, "Content-Type", OCTETS);
  }

  final Answer chunk(String location, int start, byte[] bytes) {
    String range = start + "-" + (start + bytes.length - 1);
    return stage.send("PATCH", location, bytes, "Content-Type", OCTETS, "Content-Range", range);
  }

  /** Pushes a blob. */
  final Digest push(byte[] content) {
    Digest digest = digest(content);
    finish(begin(), digest, content).expect(201);
    return digest;
  }

  final void expectStored(Digest digest, byte[] content) {
    stage.fetch(blob(digest)).expect(200).expectBody(content);
  }

  final void expectNoBlob(Digest digest) {
    assertThat(stage.get(blob(digest)).status()).as("status of what is not there").isEqualTo(404);
  }

  /** An image of one new layer, whose blobs are pushed. */
  final byte[] image() {
    return image("", push(EMPTY_CONFIG), push(content(KIB)));
  }

  /** The text of an image; its blobs may be missing. */
  static byte[] image(String more, Digest config, Digest layer) {
    return """
        {"schemaVersion":2,"mediaType":"%s",%s
         "config":{"mediaType":"%s","digest":"%s","size":2},
         "layers":[{"mediaType":"%s","digest":"%s","size":1024}]}"""
        .formatted(
            MediaTypes.OCI_MANIFEST,
            more,
            "application/vnd.oci.image.config.v1+json",
            config,
            "application/vnd.oci.image.layer.v1.tar",
            layer)
        .getBytes(UTF_8);
  }

  final Answer put(Object reference, String mediaType, byte[] bytes) {
    return stage.send("PUT", manifest(reference), bytes, "Content-Type", mediaType);
  }

  /** Pushes an image by tag. */
  final Digest tag(String tag, byte[] image) {
    put(tag, MediaTypes.OCI_MANIFEST, image).expect(201);
    return digest(image);
  }

  final Answer pull(Object reference, String mediaType) {
    return stage.get(manifest(reference), "Accept", mediaType);
  }
}
