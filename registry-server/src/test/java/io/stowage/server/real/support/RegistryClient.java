// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The registry's HTTP API, with only as much knowledge as a client needs. */
public final class RegistryClient {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String url;

  /** A client for {@code url}, which has no slash at its end. */
  public RegistryClient(String url) {
    this.url = url;
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @param target a path, or a whole URL as in a {@code Location}
   * @param headers names and values in turn
   */
  public HttpResponse<byte[]> send(
      String method, String target, BodyPublisher body, String... headers) throws IOException {
    URI uri = URI.create(url + "/").resolve(target);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A request without a body. */
  public HttpResponse<byte[]> send(String method, String target, String... headers)
      throws IOException {
    return send(method, target, BodyPublishers.noBody(), headers);
  }

  public HttpResponse<byte[]> get(String target, String... headers) throws IOException {
    return send("GET", target, headers);
  }

  /** Begins an upload and returns where its next request goes. */
  public String beginUpload(String repository) throws IOException {
    return location(send("POST", "/v2/" + repository + "/blobs/uploads/"), 202);
  }

  /** Adds bytes to an upload and returns where its next request goes. */
  public String patch(String location, byte[] bytes) throws IOException {
    return location(
        send(
            "PATCH",
            location,
            BodyPublishers.ofByteArray(bytes),
            "Content-Type",
            "application/octet-stream"),
        202);
  }

  /** Ends an upload with its last bytes; the answer, whatever it is. */
  public HttpResponse<byte[]> commit(String location, String digest, byte[] rest)
      throws IOException {
    String separator = location.contains("?") ? "&" : "?";
    return send(
        "PUT",
        location + separator + "digest=" + digest,
        BodyPublishers.ofByteArray(rest),
        "Content-Type",
        "application/octet-stream");
  }

  /** Pushes a blob by POST and PUT and returns its digest; any answer but 201 fails the test. */
  public String pushBlob(String repository, byte[] bytes) throws IOException {
    String digest = Bytes.digest(bytes);
    HttpResponse<byte[]> answer = commit(beginUpload(repository), digest, bytes);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    return digest;
  }

  /** Puts a manifest; the answer, whatever it is. */
  public HttpResponse<byte[]> putManifest(
      String repository, String reference, String mediaType, byte[] manifest) throws IOException {
    return send(
        "PUT",
        "/v2/" + repository + "/manifests/" + reference,
        BodyPublishers.ofByteArray(manifest),
        "Content-Type",
        mediaType);
  }

  /** Method-independent description of an answer, for messages. */
  public static String text(HttpResponse<byte[]> answer) {
    return answer.request().method()
        + " "
        + answer.uri()
        + " -> "
        + answer.statusCode()
        + " "
        + new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String location(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
