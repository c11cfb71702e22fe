// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.ManifestFixture.bytes;
import static io.stowage.server.http.ManifestFixture.digest;
import static io.stowage.server.http.RunningRegistry.assertError;
import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.MediaTypes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestEndpointTest {
  private static RunningRegistry registry;
  private static ManifestFixture manifests;
  private static byte[] image;
  private static Digest digest;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
    manifests = new ManifestFixture(registry, "some/repo");
    image = manifests.image("one");
    digest = digest(image);
    manifests.put("latest", image);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void putGivesTheManifestByItsDigest() {
    HttpResponse<byte[]> response = manifests.put("putting", image);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(location(response)).endsWith("/v2/some/repo/manifests/" + digest);
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(header(response, "Content-Length")).isEqualTo("0");
    assertThat(response.headers().firstValue("OCI-Subject")).isEmpty();
    assertThat(response.headers().firstValue("OCI-Tag")).isEmpty();
  }

  @Test
  void getServesTheBytesByTagAndByDigest() {
    for (Object reference : new Object[] {"latest", digest}) {
      HttpResponse<byte[]> response = registry.get(manifests.path(reference));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(image);
      assertThat(header(response, "Content-Type")).isEqualTo(MediaTypes.OCI_MANIFEST);
      assertThat(header(response, "Content-Length")).isEqualTo(String.valueOf(image.length));
      assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
      assertThat(header(response, "ETag")).isEqualTo("\"" + digest + "\"");
    }
  }

  @Test
  void headServesTheHeaders() {
    HttpResponse<byte[]> response = registry.head(manifests.path("latest"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "Content-Length")).isEqualTo(String.valueOf(image.length));
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "text/html", MediaTypes.DOCKER_MANIFEST})
  void aManifestIsServedWhateverTypesAreNamed(String accept) {
    HttpResponse<byte[]> response = registry.get(manifests.path("latest"), "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(MediaTypes.OCI_MANIFEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "W/\"%s\"", "%s", "\"x\", \"%s\"", "*"})
  void whatTheClientHasIsNotSentAgain(String form) {
    HttpResponse<byte[]> response =
        registry.get(
            manifests.path("latest"), "If-None-Match", form.replace("%s", digest.toString()));

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
  }

  @Test
  void whatTheClientHasIsSoughtFirst() {
    assertError(
        registry.get(manifests.path("none"), "If-None-Match", "*"), 404, "MANIFEST_UNKNOWN");
  }

  @Test
  void whatIsNotThereIsUnknown() {
    Digest other = Digest.of(DigestAlgorithm.SHA256, new byte[] {1});

    assertError(registry.get(manifests.path("none")), 404, "MANIFEST_UNKNOWN");
    assertError(registry.get(manifests.path(other)), 404, "MANIFEST_UNKNOWN");
    assertError(registry.get("/v2/other/manifests/" + digest), 404, "MANIFEST_UNKNOWN");
    assertThat(registry.head(manifests.path("none")).statusCode()).isEqualTo(404);
  }

  @Test
  void aManifestGoesByDigestOfEitherAlgorithm() {
    byte[] other = manifests.image("two");
    Digest sha512 = Digest.of(DigestAlgorithm.SHA512, other);

    HttpResponse<byte[]> response = manifests.put(sha512, other);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(sha512.toString());
    HttpResponse<byte[]> got = registry.get(manifests.path(sha512));
    assertThat(got.body()).isEqualTo(other);
    assertThat(header(got, "Docker-Content-Digest")).isEqualTo(sha512.toString());
  }

  @Test
  void anotherDigestIsRefused() {
    Digest other = Digest.of(DigestAlgorithm.SHA256, new byte[] {2});

    assertError(manifests.put(other, image), 400, "DIGEST_INVALID");
  }

  @Test
  void manyTagsGoWithOneManifest() {
    String query =
        IntStream.range(0, 12).mapToObj(i -> "tag=many" + i).collect(Collectors.joining("&"));

    HttpResponse<byte[]> response = manifests.put(digest + "?" + query, image);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().allValues("OCI-Tag")).hasSize(12).contains("many0", "many11");
    assertThat(registry.get(manifests.path("many7")).body()).isEqualTo(image);
  }

  @Test
  void tooManyTagsAreRefused() {
    String query =
        IntStream.range(0, 200).mapToObj(i -> "tag=x" + i).collect(Collectors.joining("&"));

    assertThat(manifests.put(digest + "?" + query, image).statusCode()).isEqualTo(414);
    assertError(manifests.put(digest + "?tag=.bad", image), 400, "TAG_INVALID");
  }

  @Test
  void aTagThatIsNoneIsRefused() {
    assertError(manifests.put(".hidden", image), 400, "TAG_INVALID");
    assertError(registry.get(manifests.path(".hidden")), 404, "MANIFEST_UNKNOWN");
  }

  @Test
  void aManifestOfTheLimitIsAcceptedAndALongerOneIsNot() {
    JsonObject json = manifests.image("large", MediaTypes.OCI_MANIFEST);
    int limit = 4 * 1024 * 1024;
    int used = bytes(json.put("pad", "")).length;
    byte[] largest = bytes(json.put("pad", "x".repeat(limit - used)));

    assertThat(largest).hasSize(limit);
    assertThat(manifests.put("largest", largest).statusCode()).isEqualTo(201);
    assertThat(registry.get(manifests.path("largest")).body()).isEqualTo(largest);
    assertError(
        manifests.put("larger", Arrays.copyOf(largest, limit + 1)), 413, "MANIFEST_INVALID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"schemaVersion\":2}", "not json"})
  void whatIsNoManifestIsRefused(String body) {
    assertError(
        manifests.put("bad", body.getBytes(StandardCharsets.UTF_8)), 400, "MANIFEST_INVALID");
  }

  @Test
  void theTypeMustBeNamedAndRight() {
    assertError(registry.put(manifests.path("bad"), image), 400, "MANIFEST_INVALID");
    assertError(manifests.put("bad", image, MediaTypes.DOCKER_MANIFEST), 400, "MANIFEST_INVALID");
    assertThat(
            manifests.put("good", image, MediaTypes.OCI_MANIFEST + "; charset=utf-8").statusCode())
        .isEqualTo(201);
  }

  @Test
  void eachMissingBlobIsNamed() {
    JsonObject json = manifests.image("three", MediaTypes.OCI_MANIFEST);
    json.put(
        "layers",
        new JsonArray()
            .add(ManifestFixture.descriptor("application/x", new byte[] {10}))
            .add(ManifestFixture.descriptor("application/x", new byte[] {11})));

    HttpResponse<byte[]> response = manifests.put("bad", bytes(json));

    assertThat(response.statusCode()).isEqualTo(400);
    JsonArray errors = new JsonObject(text(response)).getJsonArray("errors");
    assertThat(errors).hasSize(2);
    assertThat(errors.getJsonObject(1).getString("code")).isEqualTo("MANIFEST_BLOB_UNKNOWN");
  }

  @Test
  void aTagCanBeMoved() {
    byte[] newer = manifests.image("newer");
    manifests.put("moving", image);

    manifests.put("moving", newer);

    assertThat(registry.get(manifests.path("moving")).body()).isEqualTo(newer);
  }

  @Test
  void deletingATagKeepsTheManifest() {
    manifests.put("doomed", image);

    HttpResponse<byte[]> response = registry.delete(manifests.path("doomed"));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(header(response, "Content-Length")).isEqualTo("0");
    assertError(registry.get(manifests.path("doomed")), 404, "MANIFEST_UNKNOWN");
    assertThat(registry.get(manifests.path(digest)).statusCode()).isEqualTo(200);
    assertError(registry.delete(manifests.path("doomed")), 404, "MANIFEST_UNKNOWN");
  }

  @Test
  void deletingAManifestTakesItsTags() {
    byte[] doomed = manifests.image("doomed");
    manifests.put("doomed1", doomed);
    manifests.put("doomed2", doomed);

    assertThat(registry.delete(manifests.path(digest(doomed))).statusCode()).isEqualTo(202);

    assertError(registry.get(manifests.path(digest(doomed))), 404, "MANIFEST_UNKNOWN");
    assertError(registry.get(manifests.path("doomed1")), 404, "MANIFEST_UNKNOWN");
    assertError(registry.get(manifests.path("doomed2")), 404, "MANIFEST_UNKNOWN");
  }
}
