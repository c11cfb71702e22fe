// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadEndpointTest {
  private static final String UPLOADS = "/v2/some/repo/blobs/uploads/";
  private static final byte[] CONTENT = "some content".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, CONTENT);
  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static void assertStored(Digest digest, byte[] content) {
    assertThat(registry.get("/v2/some/repo/blobs/" + digest).body()).isEqualTo(content);
  }

  private static void assertCreated(HttpResponse<byte[]> response, Digest digest) {
    assertThat(response.statusCode()).as(text(response)).isEqualTo(201);
    assertThat(location(response)).endsWith("/v2/some/repo/blobs/" + digest);
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(header(response, "Content-Length")).isEqualTo("0");
  }

  private static void assertError(HttpResponse<byte[]> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(text(response)).contains("\"code\":\"" + code + "\"");
  }

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
  void chunksFollowEachOther() {
    String begun = location(registry.post(UPLOADS));

    HttpResponse<byte[]> first =
        registry.patch(begun, Arrays.copyOfRange(CONTENT, 0, 5), "Content-Range", "0-4");
    HttpResponse<byte[]> second =
        registry.patch(
            location(first), Arrays.copyOfRange(CONTENT, 5, 9), "Content-Range", "bytes 5-8/12");
    HttpResponse<byte[]> last =
        registry.put(
            location(second) + "&digest=" + DIGEST,
            Arrays.copyOfRange(CONTENT, 9, 12),
            "Content-Range",
            "9-11");

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(header(first, "Range")).isEqualTo("0-4");
    assertThat(header(second, "Range")).isEqualTo("0-8");
    assertThat(header(second, "Docker-Upload-UUID")).isNotEmpty();
    assertCreated(last, DIGEST);
    assertStored(DIGEST, CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6-10", "4-8", "0-4", "9-5", "x-y", "5"})
  void aChunkOutOfOrderIsRefusedAndTheUploadStays(String range) {
    String begun = location(registry.post(UPLOADS));
    String upload = location(registry.patch(begun, Arrays.copyOf(CONTENT, 5)));

    assertError(registry.patch(upload, new byte[5], "Content-Range", range), 416, "RANGE_INVALID");
    assertError(
        registry.send(
            "PATCH",
            upload,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5])),
            "Content-Range",
            range),
        416,
        "RANGE_INVALID");
    assertError(
        registry.put(upload + "&digest=" + DIGEST, new byte[5], "Content-Range", range),
        416,
        "RANGE_INVALID");

    HttpResponse<byte[]> status = registry.get(upload);
    assertThat(status.statusCode()).isEqualTo(204);
    assertThat(header(status, "Range")).isEqualTo("0-4");
    HttpResponse<byte[]> put =
        registry.put(location(status) + "&digest=" + DIGEST, Arrays.copyOfRange(CONTENT, 5, 12));
    assertCreated(put, DIGEST);
  }

  @Test
  void aChunkOutOfOrderIsRefusedWithoutState() {
    String begun = location(registry.post(UPLOADS));
    String bare = begun.substring(0, begun.indexOf('?'));

    assertError(registry.patch(bare, new byte[5], "Content-Range", "3-7"), 416, "RANGE_INVALID");
    assertThat(registry.patch(bare, new byte[5], "Content-Range", "0-4").statusCode())
        .isEqualTo(202);
  }

  @Test
  void aStateThatIsOutOfDateIsRefusedAndTheUploadStays() {
    String begun = location(registry.post(UPLOADS));
    registry.patch(begun, CONTENT);

    assertError(registry.patch(begun, CONTENT), 416, "RANGE_INVALID");

    assertThat(header(registry.get(begun), "Range")).isEqualTo("0-11");
  }

  @Test
  void aLengthOtherThanTheRangeIsRefused() {
    String upload = location(registry.post(UPLOADS));

    HttpResponse<byte[]> response = registry.patch(upload, new byte[7], "Content-Range", "0-4");

    assertError(response, 400, "SIZE_INVALID");
    assertThat(header(registry.get(upload), "Range")).isEqualTo("0--1");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void aStreamOfAnotherLengthThanItsRangeIsRefused(int length) {
    String upload = location(registry.post(UPLOADS));

    HttpResponse<byte[]> response =
        registry.send(
            "PATCH",
            upload,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])),
            "Content-Range",
            "0-4");

    assertError(response, 400, "SIZE_INVALID");
    assertThat(registry.get(upload).statusCode()).isEqualTo(204);
  }

  @Test
  void theStatusTellsNoBytesFromOne() {
    String empty = location(registry.post(UPLOADS));
    String one = location(registry.patch(empty, new byte[1]));
    String other = location(registry.post(UPLOADS));

    assertThat(header(registry.get(one), "Range")).isEqualTo("0-0");
    assertThat(registry.get(other).statusCode()).isEqualTo(204);
    assertThat(header(registry.get(other), "Range")).isEqualTo("0--1");
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

  @Test
  void anEmptyChunkIsAnsweredAsDockerReadsIt() {
    HttpResponse<byte[]> response = registry.patch(location(registry.post(UPLOADS)), new byte[0]);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(header(response, "Range")).isEqualTo("0-0");
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
