// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.ManifestFixture.bytes;
import static io.stowage.server.http.ManifestFixture.descriptor;
import static io.stowage.server.http.ManifestFixture.digest;
import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.MediaTypes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReferrersEndpointTest {
  private static final String SIGNATURE = "application/vnd.example.signature+json";
  private static final String SBOM = "application/vnd.example.sbom";
  private static RunningRegistry registry;
  private static ManifestFixture manifests;
  private static byte[] subject;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
    manifests = new ManifestFixture(registry, "repo");
    subject = manifests.image("subject");
    manifests.put("subject", subject);
    for (String type : List.of(SIGNATURE, SBOM)) {
      byte[] referrer = referrer(type);
      manifests.put(digest(referrer), referrer);
    }
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static byte[] referrer(String artifactType) {
    return bytes(
        manifests
            .image("for " + artifactType, MediaTypes.OCI_MANIFEST)
            .put("artifactType", artifactType)
            .put("annotations", new JsonObject().put("key", "value"))
            .put("subject", descriptor(MediaTypes.OCI_MANIFEST, subject)));
  }

  private static JsonArray listed(HttpResponse<byte[]> response) {
    return new JsonObject(text(response)).getJsonArray("manifests");
  }

  @Test
  void pushingAReferrerNamesItsSubject() {
    byte[] referrer = referrer(SBOM);

    HttpResponse<byte[]> response = manifests.put(digest(referrer), referrer);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(header(response, "OCI-Subject")).isEqualTo(digest(subject).toString());
  }

  @Test
  void referrersAreAnIndex() {
    HttpResponse<byte[]> response = registry.get("/v2/repo/referrers/" + digest(subject));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(MediaTypes.OCI_INDEX);
    JsonObject index = new JsonObject(text(response));
    assertThat(index.getInteger("schemaVersion")).isEqualTo(2);
    assertThat(index.getString("mediaType")).isEqualTo(MediaTypes.OCI_INDEX);
    assertThat(listed(response)).hasSize(2);
    assertThat(response.headers().firstValue("OCI-Filters-Applied")).isEmpty();
  }

  @Test
  void aReferrerIsDescribed() {
    byte[] expected = referrer(SIGNATURE);

    JsonObject found =
        listed(
                registry.get(
                    "/v2/repo/referrers/"
                        + digest(subject)
                        + "?artifactType="
                        + SIGNATURE.replace("+", "%2B")))
            .getJsonObject(0);

    assertThat(found.getString("digest")).isEqualTo(digest(expected).toString());
    assertThat(found.getInteger("size")).isEqualTo(expected.length);
    assertThat(found.getString("mediaType")).isEqualTo(MediaTypes.OCI_MANIFEST);
    assertThat(found.getString("artifactType")).isEqualTo(SIGNATURE);
    assertThat(found.getJsonObject("annotations")).isEqualTo(new JsonObject().put("key", "value"));
  }

  @Test
  void aFilterIsSaidToBeApplied() {
    HttpResponse<byte[]> response =
        registry.get("/v2/repo/referrers/" + digest(subject) + "?artifactType=" + SBOM);

    assertThat(header(response, "OCI-Filters-Applied")).isEqualTo("artifactType");
    assertThat(listed(response)).hasSize(1);
  }

  @Test
  void aPlusThatWasNotEscapedIsUnderstood() {
    HttpResponse<byte[]> response =
        registry.get("/v2/repo/referrers/" + digest(subject) + "?artifactType=" + SIGNATURE);

    assertThat(listed(response)).hasSize(1);
  }

  @Test
  void whatNobodyRefersToHasAnEmptyIndex() {
    Digest other = Digest.of(DigestAlgorithm.SHA512, new byte[] {1});

    HttpResponse<byte[]> response = registry.get("/v2/unknown/referrers/" + other);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(listed(response)).isEmpty();
  }
}
