// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.server.RegistryServer;
import io.stowage.server.config.DrainConfig;
import io.stowage.server.config.RegistryConfig;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A registry on a free port of the loopback, over the inmemory driver, and a client for it. */
final class RunningRegistry implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final StorageDriver driver;
  private final RegistryServer server;

  private RunningRegistry(StorageDriver driver, RegistryConfig config) {
    this.driver = driver;
    try {
      server = RegistryServer.start(config.withAddress("127.0.0.1", 0), driver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RunningRegistry start() {
    return start(UnaryOperator.identity());
  }

  /** Starts with other settings than the usual, which allow everything. */
  static RunningRegistry start(UnaryOperator<RegistryConfig> settings) {
    return start(inmemory(), settings);
  }

  static RunningRegistry start(StorageDriver driver, UnaryOperator<RegistryConfig> settings) {
    RegistryConfig usual = RegistryConfig.defaults();
    usual =
        usual
            .withStorage(usual.storage().withDeleteEnabled(true))
            .withHttp(usual.http().toBuilder().drain(DrainConfig.none()).build());
    return new RunningRegistry(driver, settings.apply(usual));
  }

  static StorageDriver inmemory() {
    try {
      return StorageDrivers.load().open("inmemory", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StorageDriver driver() {
    return driver;
  }

  int port() {
    return server.port();
  }

  RegistryServer server() {
    return server;
  }

  /** The URI of a path, or of the absolute URL that a {@code Location} header has. */
  URI uri(String location) {
    return URI.create(
        location.startsWith("/") ? "http://127.0.0.1:" + port() + location : location);
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<byte[]> head(String path, String... headers) {
    return send("HEAD", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<byte[]> post(String path, String... headers) {
    return send("POST", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<byte[]> delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<byte[]> put(String path, byte[] body, String... headers) {
    return send("PUT", path, BodyPublishers.ofByteArray(body), headers);
  }

  HttpResponse<byte[]> patch(String path, byte[] body, String... headers) {
    return send("PATCH", path, BodyPublishers.ofByteArray(body), headers);
  }

  HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers) {
    try {
      return client.send(request(method, path, body, headers), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A request to this registry, for a client of the test's own. */
  HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).method(method, body).timeout(Duration.ofSeconds(30));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  /** Pushes a blob, by POST and PUT. */
  Digest pushBlob(String repository, byte[] content) {
    return pushBlob(repository, content, DigestAlgorithm.SHA256);
  }

  Digest pushBlob(String repository, byte[] content, DigestAlgorithm algorithm) {
    Digest digest = Digest.of(algorithm, content);
    String upload = location(post("/v2/" + repository + "/blobs/uploads/"));
    HttpResponse<byte[]> put = put(upload + "&digest=" + digest, content);
    if (put.statusCode() != 201) {
      throw new IllegalStateException("not pushed: " + put + " " + text(put));
    }
    return digest;
  }

  static String location(HttpResponse<?> response) {
    return header(response, "Location");
  }

  static String header(HttpResponse<?> response, String name) {
    return response
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new AssertionError("no " + name + " in " + response.headers().map()));
  }

  /** Asserts the status and the code of an error. */
  static void assertError(HttpResponse<byte[]> response, int status, String code) {
    assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
    assertThat(text(response)).contains("\"code\":\"" + code + "\"");
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
    driver.close();
  }
}
