// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.StorageException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CutConnectionTest {
  private static final byte[] CONTENT = new byte[300_000];
  private static final Digest DIGEST;
  private static RunningRegistry registry;

  static {
    new Random(5).nextBytes(CONTENT);
    DIGEST = Digest.of(DigestAlgorithm.SHA256, CONTENT);
  }

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  /** Sends a request with the head of the content, and cuts the connection. */
  private static void cut(String method, String path, String header, byte[] sent) {
    try (RawConnection connection = new RawConnection(registry.port())) {
      connection
          .write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
          .write(sent)
          .cut();
    }
  }

  private static String path(String location) {
    return location.substring(location.indexOf("/v2/"));
  }

  /** The upload, as soon as it has that many bytes. */
  private static HttpResponse<byte[]> awaitSize(String upload, int size) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    HttpResponse<byte[]> status = registry.get(upload);
    while (!status.headers().firstValue("Range").equals(Optional.of("0-" + (size - 1)))
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(10_000_000);
      status = registry.get(upload);
    }
    assertThat(header(status, "Range")).isEqualTo("0-" + (size - 1));
    return status;
  }

  @Test
  void theBytesOfACutPatchCanBeGoneOnFrom() {
    String begun = location(registry.post("/v2/repo/blobs/uploads/"));
    byte[] sent = Arrays.copyOf(CONTENT, 100_000);

    cut("PATCH", path(begun), "Content-Length: 300000", sent);

    String upload = location(awaitSize(begun, 100_000));
    HttpResponse<byte[]> put =
        registry.put(upload + "&digest=" + DIGEST, Arrays.copyOfRange(CONTENT, 100_000, 300_000));
    assertThat(put.statusCode()).isEqualTo(201);
  }

  @Test
  void aCutPutPublishesNothing() {
    Digest part = Digest.of(DigestAlgorithm.SHA256, Arrays.copyOf(CONTENT, 50_000));
    String begun = location(registry.post("/v2/other/blobs/uploads/"));

    cut(
        "PUT",
        path(begun) + "&digest=" + part,
        "Content-Length: 300000",
        Arrays.copyOf(CONTENT, 50_000));

    awaitSize(begun, 50_000);
    assertThat(registry.get("/v2/other/blobs/" + part).statusCode()).isEqualTo(404);
  }

  @Test
  void aCutChunkedBodyPublishesNothing() {
    String begun = location(registry.post("/v2/other/blobs/uploads/"));
    Digest part = Digest.of(DigestAlgorithm.SHA256, Arrays.copyOf(CONTENT, 16));

    try (RawConnection connection = new RawConnection(registry.port())) {
      connection
          .write("PUT " + path(begun) + "&digest=" + part + " HTTP/1.1\r\nHost: localhost\r\n")
          .write("Transfer-Encoding: chunked\r\n\r\n10\r\n")
          .write(Arrays.copyOf(CONTENT, 16))
          .write("\r\n")
          .cut();
    }

    awaitSize(begun, 16);
    assertThat(registry.get("/v2/other/blobs/" + part).statusCode()).isEqualTo(404);
  }

  @Test
  void aCutWholeBlobLeavesNoUpload() throws StorageException {
    try (RawConnection connection = new RawConnection(registry.port())) {
      connection
          .write("POST /v2/whole/blobs/uploads/?digest=" + DIGEST + " HTTP/1.1\r\n")
          .write("Host: localhost\r\nContent-Length: 300000\r\n\r\n")
          .write(Arrays.copyOf(CONTENT, 70_000));
      awaitUploads("whole", 1);
      connection.cut();
    }

    awaitUploads("whole", 0);
    assertThat(registry.get("/v2/whole/blobs/" + DIGEST).statusCode()).isEqualTo(404);
  }

  private static void awaitUploads(String repository, int count) throws StorageException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (uploadsOf(repository) != count && System.nanoTime() < deadline) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(uploadsOf(repository)).isEqualTo(count);
  }

  private static long uploadsOf(String repository) throws StorageException {
    return registry.driver().uploads().list(null, 1000).items().stream()
        .filter(upload -> upload.key().repository().value().equals(repository))
        .count();
  }

  @Test
  void aCutManifestIsNotStored() {
    ManifestFixture manifests = new ManifestFixture(registry, "cut");
    byte[] image = manifests.image("one");

    cut(
        "PUT",
        manifests.path("latest"),
        "Content-Type: application/vnd.oci.image.manifest.v1+json\r\nContent-Length: "
            + (image.length + 1),
        image);

    assertThat(registry.get(manifests.path("latest")).statusCode()).isEqualTo(404);
  }

  @Test
  void aRefusedUploadIsAnsweredBeforeItsBodyComes() {
    try (RawConnection connection = new RawConnection(registry.port())) {
      RawConnection.Answer answer =
          connection
              .write("PATCH /v2/repo/blobs/uploads/x?_state=AAAA HTTP/1.1\r\nHost: localhost\r\n")
              .write("Expect: 100-continue\r\nContent-Length: 1000000000\r\n\r\n")
              .read(false);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Connection")).isEqualTo("close");
    }
  }
}
