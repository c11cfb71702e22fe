// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobEndpointTest {
  private static final byte[] CONTENT = new byte[5000];
  private static RunningRegistry registry;
  private static Digest digest;
  private static String path;

  @BeforeAll
  static void start() {
    new Random(1).nextBytes(CONTENT);
    registry = RunningRegistry.start();
    digest = registry.pushBlob("some/repo", CONTENT);
    path = "/v2/some/repo/blobs/" + digest;
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void getServesTheBytes() {
    HttpResponse<byte[]> response = registry.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(CONTENT);
    assertThat(header(response, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(response, "Content-Length")).isEqualTo("5000");
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(header(response, "ETag")).isEqualTo("\"" + digest + "\"");
    assertThat(header(response, "Cache-Control")).isEqualTo("max-age=31536000");
    assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
  }

  @Test
  void headServesTheHeadersOfTheWholeWhateverTheRange() {
    HttpResponse<byte[]> response = registry.head(path, "Range", "bytes=0-9");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "Content-Length")).isEqualTo("5000");
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(digest.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=500-1499, 500, 1500",
    "bytes=500-, 500, 5000",
    "bytes=-500, 4500, 5000",
    "bytes=2000-9000, 2000, 5000",
    "bytes=0-, 0, 5000",
    "bytes=0-0, 0, 1",
  })
  void oneRangeIsServedAsAPart(String range, int from, int to) {
    HttpResponse<byte[]> response = registry.get(path, "Range", range);

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo(Arrays.copyOfRange(CONTENT, from, to));
    assertThat(header(response, "Content-Range"))
        .isEqualTo("bytes " + from + "-" + (to - 1) + "/5000");
    assertThat(header(response, "Content-Length")).isEqualTo(String.valueOf(to - from));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=500-0", "bytes=5000-10000", "bytes=-0"})
  void aRangeOutsideTheBlobIsRefusedWithItsSize(String range) {
    HttpResponse<byte[]> response = registry.get(path, "Range", range);

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(header(response, "Content-Range")).isEqualTo("bytes */5000");
    assertThat(text(response)).contains("\"code\":\"RANGE_INVALID\"");
  }

  @Test
  void severalRangesAreAnsweredWithTheWhole() {
    HttpResponse<byte[]> response = registry.get(path, "Range", "bytes=0-9,20-29");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(CONTENT);
  }

  @Test
  void aRangeOfAnotherContentIsAnsweredWithTheWhole() {
    String range = "bytes=0-9";

    assertThat(registry.get(path, "Range", range, "If-Range", "\"other\"").statusCode())
        .isEqualTo(200);
    assertThat(registry.get(path, "Range", range, "If-Range", "\"" + digest + "\"").statusCode())
        .isEqualTo(206);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "W/\"%s\"", "%s", "\"x\", \"%s\"", "*"})
  void whatTheClientHasIsNotSentAgain(String form) {
    HttpResponse<byte[]> response =
        registry.get(path, "If-None-Match", form.replace("%s", digest.toString()));

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "ETag")).isEqualTo("\"" + digest + "\"");
  }

  @Test
  void whatTheClientHasIsSoughtFirst() {
    Digest missing = Digest.of(DigestAlgorithm.SHA256, "none".getBytes(StandardCharsets.UTF_8));

    HttpResponse<byte[]> response =
        registry.get("/v2/some/repo/blobs/" + missing, "If-None-Match", "*");

    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void anotherRepositoryDoesNotHaveTheBlob() {
    assertThat(registry.get("/v2/other/blobs/" + digest).statusCode()).isEqualTo(404);
    assertThat(registry.head("/v2/other/blobs/" + digest).statusCode()).isEqualTo(404);
  }

  @Test
  void anEmptyBlobIsServedWithAndWithoutRange() {
    Digest empty = registry.pushBlob("some/repo", new byte[0]);

    HttpResponse<byte[]> whole = registry.get("/v2/some/repo/blobs/" + empty);
    HttpResponse<byte[]> ranged =
        registry.get("/v2/some/repo/blobs/" + empty, "Range", "bytes=0-10");

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEmpty();
    assertThat(header(whole, "Content-Length")).isEqualTo("0");
    assertThat(ranged.statusCode()).isEqualTo(200);
  }

  @Test
  void theDigestThatWasAskedForComesBack() {
    byte[] content = "sha512".getBytes(StandardCharsets.UTF_8);
    Digest sha512 = registry.pushBlob("some/repo", content, DigestAlgorithm.SHA512);

    HttpResponse<byte[]> response = registry.get("/v2/some/repo/blobs/" + sha512);

    assertThat(response.body()).isEqualTo(content);
    assertThat(header(response, "Docker-Content-Digest")).isEqualTo(sha512.toString());
    assertThat(header(response, "ETag")).isEqualTo("\"" + sha512 + "\"");
  }

  @Test
  void anEscapedDigestIsUnderstood() {
    HttpResponse<byte[]> response =
        registry.get("/v2/some/repo/blobs/" + digest.toString().replace(":", "%3A"));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void deleteTakesTheBlobFromTheRepository() {
    Digest mine = registry.pushBlob("some/repo", "mine".getBytes(StandardCharsets.UTF_8));

    HttpResponse<byte[]> response = registry.delete("/v2/some/repo/blobs/" + mine);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(header(response, "Content-Length")).isEqualTo("0");
    assertThat(registry.get("/v2/some/repo/blobs/" + mine).statusCode()).isEqualTo(404);
    assertThat(registry.delete("/v2/some/repo/blobs/" + mine).statusCode()).isEqualTo(404);
  }

  @Test
  void aLargeBlobIsServedWhole() {
    byte[] large = new byte[9 * 1024 * 1024 + 7];
    new Random(2).nextBytes(large);
    Digest pushed = registry.pushBlob("some/repo", large);

    assertThat(registry.get("/v2/some/repo/blobs/" + pushed).body()).isEqualTo(large);
  }
}
