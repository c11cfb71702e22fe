// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.LongConsumer;

/** Pushes over one connection, as Docker does: POST, PATCH, PUT. Not thread-safe. */
public final class PushClient implements AutoCloseable {
  private final HttpConnection connection;
  private final String repository;

  /**
   * Connects.
   *
   * @param repository where everything is pushed to
   * @throws IOException if nobody listens
   */
  public PushClient(InetSocketAddress registry, String repository) throws IOException {
    this.connection = HttpConnection.open(registry);
    this.repository = repository;
  }

  /**
   * Pushes a blob.
   *
   * @throws IOException if an answer is not what it should be
   */
  public void push(Blob blob) throws IOException {
    push(blob, sent -> {});
  }

  /**
   * Pushes a blob.
   *
   * @param progress told of the blob's bytes as they go
   * @throws IOException if an answer is not what it should be
   */
  public void push(Blob blob, LongConsumer progress) throws IOException {
    commit(send(blob, progress), blob);
  }

  /**
   * Sends a blob's bytes, which are then to be committed.
   *
   * @param progress told of the blob's bytes as they go
   * @return the session of the upload
   * @throws IOException if an answer is not what it should be
   */
  public String send(Blob blob, LongConsumer progress) throws IOException {
    Request post =
        Request.of("POST", "/v2/%s/blobs/uploads/".formatted(repository))
            .with("Content-Length", "0");
    String session = location(connection.exchange(post).expect(202, "POST of an upload"));
    Request patch = Request.of("PATCH", session).with("Content-Type", "application/octet-stream");
    return location(connection.exchange(patch, blob, progress).expect(202, "PATCH of an upload"));
  }

  /**
   * Commits a blob whose bytes were sent.
   *
   * @throws IOException if an answer is not what it should be
   */
  public void commit(String session, Blob blob) throws IOException {
    String commit = session + (session.contains("?") ? "&" : "?") + "digest=" + blob.digest();
    Request put = Request.of("PUT", commit).with("Content-Length", "0");
    checkDigest(connection.exchange(put).expect(201, "PUT of an upload"), blob);
  }

  /**
   * Pushes a manifest and what it names.
   *
   * @throws IOException if an answer is not what it should be
   */
  public void push(Image image, String tag) throws IOException {
    for (Blob layer : image.layers()) {
      push(layer);
    }
    push(image.config());
    Request put =
        Request.of("PUT", "/v2/%s/manifests/%s".formatted(repository, tag))
            .with("Content-Type", Image.MEDIA_TYPE);
    Response answer = connection.exchange(put, image.manifest(), sent -> {});
    checkDigest(answer.expect(201, "PUT of a manifest"), image.manifest());
  }

  /**
   * Checks by HEAD that a blob is there.
   *
   * @throws IOException if it is not, or with another size
   */
  public void check(Blob blob) throws IOException {
    Response answer =
        connection
            .exchange(Request.of("HEAD", blobPath(repository, blob)))
            .expect(200, "HEAD of a pushed blob");
    if (answer.contentLength() != blob.size()) {
      throw new IOException(
          "A pushed blob of %d bytes has %d".formatted(blob.size(), answer.contentLength()));
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  /** The path of a blob in a repository. */
  public static String blobPath(String repository, Blob blob) {
    return "/v2/%s/blobs/%s".formatted(repository, blob.digest());
  }

  private static void checkDigest(Response answer, Blob pushed) throws IOException {
    String digest = answer.header("Docker-Content-Digest").orElse("no digest");
    if (!digest.equals(pushed.digest())) {
      throw new IOException("A push of %s was answered with %s".formatted(pushed.digest(), digest));
    }
  }

  private static String location(Response answer) throws IOException {
    String location =
        answer.header("Location").orElseThrow(() -> new IOException("An upload has no Location"));
    URI uri = URI.create(location);
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
