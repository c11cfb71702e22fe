// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.real.support.Bytes;
import io.stowage.server.real.support.Eventually;
import io.stowage.server.real.support.Image;
import io.stowage.server.real.support.RegistryClient;
import io.stowage.server.real.support.RunningRegistry;
import io.stowage.server.real.support.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that end in the middle of a request of a push. */
class CutConnectionIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final byte[] BLOB = Bytes.random(181, 700_000);
  private static final String DIGEST = Bytes.digest(BLOB);

  @RegisterExtension static final RunningRegistry REGISTRY = RunningRegistry.withDefaults();

  private enum End {
    ORDERLY,
    RESET
  }

  /** Where each request is cut: in its first line, its headers, between, and in its body. */
  static Stream<Arguments> cuts() {
    return Stream.of(End.values())
        .flatMap(
            end ->
                Stream.of(0.00001, 0.0001, 0.0003, 0.001, 0.1, 0.5, 0.9, 0.999999)
                    .map(part -> Arguments.of(end, part)));
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("cuts")
  void patchThatIsCutLeavesAnUploadThatCanBeFinished(End end, double part) throws IOException {
    String repository = "cut/patch";
    String location = REGISTRY.client().beginUpload(repository);

    cut(request("PATCH", location, BLOB), end, part);

    assertThat(statusOf(repository, DIGEST)).isEqualTo(404);
    Eventually.holds(
        LIMIT, () -> finishes(location), () -> "upload cannot be finished after a cut PATCH");
    assertThat(blob(repository)).isEqualTo(BLOB);
    delete(repository);
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("cuts")
  void putThatIsCutCommitsNothing(End end, double part) throws IOException {
    String repository = "cut/put";
    String location = REGISTRY.client().beginUpload(repository) + "&digest=" + DIGEST;

    cut(request("PUT", location, BLOB), end, part);

    assertThat(statusOf(repository, DIGEST)).isEqualTo(404);
    assertThat(REGISTRY.client().pushBlob(repository, BLOB)).isEqualTo(DIGEST);
    assertThat(blob(repository)).isEqualTo(BLOB);
    delete(repository);
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("cuts")
  void postOfAWholeBlobThatIsCutCommitsNothing(End end, double part) throws IOException {
    String repository = "cut/post";
    String target = "/v2/" + repository + "/blobs/uploads/?digest=" + DIGEST;

    cut(request("POST", target, BLOB), end, part);

    assertThat(statusOf(repository, DIGEST)).isEqualTo(404);
    assertThat(REGISTRY.client().pushBlob(repository, BLOB)).isEqualTo(DIGEST);
    assertThat(blob(repository)).isEqualTo(BLOB);
    delete(repository);
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("cuts")
  void manifestThatIsCutIsNotThere(End end, double part) throws IOException {
    Image image = Image.of(191, "amd64", 1, 1000);
    String repository = "cut/manifest";
    for (var blob : image.blobs()) {
      REGISTRY.client().pushBlob(repository, blob.bytes());
    }
    String padding = " ".repeat(300_000);
    byte[] manifest =
        (new String(image.manifest().bytes(), ISO_8859_1) + padding).getBytes(ISO_8859_1);
    String target = "/v2/" + repository + "/manifests/v1";

    cut(request("PUT", target, manifest, "Content-Type: " + Image.MANIFEST + "\r\n"), end, part);

    assertThat(REGISTRY.client().get(target, "Accept", Image.MANIFEST).statusCode()).isEqualTo(404);
    HttpResponse<byte[]> put =
        REGISTRY.client().putManifest(repository, "v1", Image.MANIFEST, manifest);
    assertThat(put.statusCode()).as(RegistryClient.text(put)).isEqualTo(201);
    assertThat(REGISTRY.client().get(target, "Accept", Image.MANIFEST).body()).isEqualTo(manifest);
    REGISTRY.client().send("DELETE", "/v2/" + repository + "/manifests/" + Bytes.digest(manifest));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void postWhoseAnswerNobodyReadsDoesNoHarm(End end) throws IOException {
    for (int i = 0; i < 50; i++) {
      cut(request("POST", "/v2/cut/unread/blobs/uploads/", new byte[0]), end, 1);
    }

    assertThat(REGISTRY.client().pushBlob("cut/unread", BLOB)).isEqualTo(DIGEST);
  }

  static Stream<End> ends() {
    return Stream.of(End.values());
  }

  /** Sends a part of a request, more than nothing and, unless it is 1, less than the whole. */
  private static void cut(byte[] request, End end, double part) throws IOException {
    int most = part < 1 ? request.length - 1 : request.length;
    int length = (int) Math.max(1, Math.min(most, Math.ceil(request.length * part)));
    try (Wire wire = Wire.to(REGISTRY.process().port())) {
      wire.write(Arrays.copyOf(request, length));
      if (end == End.RESET) {
        wire.reset();
      }
    }
  }

  private static byte[] request(String method, String location, byte[] body, String... headers) {
    URI uri = URI.create(location);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    byte[] head =
        "%s %s%s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(
                method,
                uri.getRawPath(),
                query,
                REGISTRY.process().address(),
                body.length,
                String.join("", headers))
            .getBytes(ISO_8859_1);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  /** Asks how much has arrived, sends the rest and commits. */
  private static boolean finishes(String location) {
    try {
      HttpResponse<byte[]> status = REGISTRY.client().get(location);
      if (status.statusCode() != 204) {
        return false;
      }
      int offset = sizeIn(status.headers().firstValue("Range"));
      String next = status.headers().firstValue("Location").orElseThrow();
      byte[] rest = Arrays.copyOfRange(BLOB, offset, BLOB.length);
      return REGISTRY.client().commit(next, DIGEST, rest).statusCode() == 201;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code 0-0} says that there is nothing, or one byte; here the first byte never comes alone. */
  private static int sizeIn(Optional<String> range) {
    int last = Integer.parseInt(range.orElse("0-0").split("-", 2)[1]);
    return last == 0 ? 0 : last + 1;
  }

  private static byte[] blob(String repository) throws IOException {
    return REGISTRY.client().get("/v2/" + repository + "/blobs/" + DIGEST).body();
  }

  private static int statusOf(String repository, String digest) throws IOException {
    return REGISTRY.client().get("/v2/" + repository + "/blobs/" + digest).statusCode();
  }

  private static void delete(String repository) throws IOException {
    assertThat(
            REGISTRY.client().send("DELETE", "/v2/" + repository + "/blobs/" + DIGEST).statusCode())
        .isEqualTo(202);
  }
}
