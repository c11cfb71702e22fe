// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.assertError;
import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadEndpointTest extends UploadFixture {

  @ParameterizedTest
  @ValueSource(strings = {UPLOADS, "/v2/some/repo/blobs/uploads"})
  void postBeginsAnUpload(String path) {
    HttpResponse<byte[]> response = registry.post(path);

    assertThat(response.statusCode()).isEqualTo(202);
    String id = header(response, "Docker-Upload-UUID");
    assertThat(location(response))
        .startsWith("http://127.0.0.1:" + registry.port() + UPLOADS + id + "?_state=");
    assertThat(header(response, "Range")).isEqualTo("0-0");
    assertThat(header(response, "Content-Length")).isEqualTo("0");
  }

  @ParameterizedTest
  @EnumSource(DigestAlgorithm.class)
  void aWholeBlobGoesWithPut(DigestAlgorithm algorithm) {
    Digest digest = Digest.of(algorithm, CONTENT);
    String upload = location(registry.post(UPLOADS));

    HttpResponse<byte[]> response = registry.put(upload + "&digest=" + digest, CONTENT);

    assertCreated(response, digest);
    assertStored(digest, CONTENT);
  }

  @ParameterizedTest
  @EnumSource(DigestAlgorithm.class)
  void aWholeBlobGoesWithPost(DigestAlgorithm algorithm) {
    Digest digest = Digest.of(algorithm, CONTENT);

    HttpResponse<byte[]> response =
        registry.send("POST", UPLOADS + "?digest=" + digest, BodyPublishers.ofByteArray(CONTENT));

    assertCreated(response, digest);
    assertStored(digest, CONTENT);
  }

  @Test
  void aStreamWithoutLengthGoesWithPatch() {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    Digest digest = Digest.of(DigestAlgorithm.SHA256, content);
    String upload = location(registry.post(UPLOADS));

    HttpResponse<byte[]> patched =
        registry.send(
            "PATCH", upload, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));
    HttpResponse<byte[]> put = registry.put(location(patched) + "&digest=" + digest, new byte[0]);

    assertThat(patched.statusCode()).isEqualTo(202);
    assertThat(header(patched, "Range")).isEqualTo("0-2999999");
    assertCreated(put, digest);
    assertStored(digest, content);
  }

  @Test
  void headAndGetTellTheSame() {
    String upload = location(registry.patch(location(registry.post(UPLOADS)), CONTENT));

    HttpResponse<byte[]> head = registry.head(upload);

    assertThat(head.statusCode()).isEqualTo(204);
    assertThat(header(head, "Range")).isEqualTo("0-11");
    assertThat(header(head, "Docker-Upload-UUID")).isNotEmpty();
    assertThat(location(head)).contains("?_state=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&digest=", "&digest=sha256:12", "&digest=md5:x"})
  void aMissingOrMalformedDigestKeepsTheUpload(String parameter) {
    String upload = location(registry.patch(location(registry.post(UPLOADS)), CONTENT));

    assertError(registry.put(upload + parameter, new byte[0]), 400, "DIGEST_INVALID");

    assertCreated(registry.put(upload + "&digest=" + DIGEST, new byte[0]), DIGEST);
  }

  @Test
  void aWrongDigestEndsTheUploadAndPublishesNothing() {
    Digest other = Digest.of(DigestAlgorithm.SHA256, new byte[] {1});
    String upload = location(registry.post(UPLOADS));

    assertError(registry.put(upload + "&digest=" + other, CONTENT), 400, "DIGEST_INVALID");

    assertError(registry.get(upload), 404, "BLOB_UPLOAD_UNKNOWN");
    assertThat(registry.get("/v2/some/repo/blobs/" + other).statusCode()).isEqualTo(404);
  }

  @Test
  void aWholeBlobWithAWrongDigestIsRefused() {
    Digest other = Digest.of(DigestAlgorithm.SHA256, new byte[] {2});

    HttpResponse<byte[]> response =
        registry.send("POST", UPLOADS + "?digest=" + other, BodyPublishers.ofByteArray(CONTENT));

    assertError(response, 400, "DIGEST_INVALID");
    assertThat(registry.get("/v2/some/repo/blobs/" + other).statusCode()).isEqualTo(404);
  }

  @Test
  void aCommittedUploadIsOver() {
    String upload = location(registry.post(UPLOADS));
    registry.put(upload + "&digest=" + DIGEST, CONTENT);

    assertError(registry.get(upload), 404, "BLOB_UPLOAD_UNKNOWN");
    assertError(registry.patch(upload, CONTENT), 404, "BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void deleteCancelsAnUpload() {
    HttpResponse<byte[]> begun = registry.post(UPLOADS);

    HttpResponse<byte[]> response = registry.delete(location(begun));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, "Docker-Upload-UUID"))
        .isEqualTo(header(begun, "Docker-Upload-UUID"));
    assertError(registry.get(location(begun)), 404, "BLOB_UPLOAD_UNKNOWN");
    assertError(registry.delete(location(begun)), 404, "BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void theStateOfAnotherUploadIsRefused() {
    String one = location(registry.post(UPLOADS));
    String other = location(registry.post(UPLOADS));
    String mixed = one.substring(0, one.indexOf('?')) + other.substring(other.indexOf('?'));

    assertError(registry.patch(mixed, CONTENT), 404, "BLOB_UPLOAD_INVALID");
    assertError(registry.delete(mixed), 404, "BLOB_UPLOAD_INVALID");
    assertError(registry.get(mixed), 404, "BLOB_UPLOAD_INVALID");
  }

  @Test
  void aForgedStateIsRefused() {
    String upload = location(registry.post(UPLOADS));

    assertError(
        registry.patch(upload.replace("_state=", "_state=AAAA"), CONTENT),
        404,
        "BLOB_UPLOAD_INVALID");
  }

  @Test
  void theAlgorithmOfTheDigestCanBeTold() {
    Digest digest = Digest.of(DigestAlgorithm.SHA512, CONTENT);
    String upload = location(registry.post(UPLOADS + "?digest-algorithm=sha512"));
    String patched = location(registry.patch(upload, CONTENT));

    assertCreated(registry.put(patched + "&digest=" + digest, new byte[0]), digest);
    assertError(registry.post(UPLOADS + "?digest-algorithm=md5"), 400, "DIGEST_INVALID");
  }

  @Test
  void theTypeOfABodyIsNotLookedAt() {
    String upload = location(registry.post(UPLOADS));

    assertThat(registry.patch(upload, CONTENT, "Content-Type", "text/plain").statusCode())
        .isEqualTo(202);
  }
}
