// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.server.core.RegistryError;
import io.stowage.server.http.transfer.BlobPump;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/** How a request for a blob is answered: found out off the event loop, and sent on it. */
sealed interface BlobAnswer {

  /**
   * Gives the answer.
   *
   * @param digest the one that was asked for
   */
  Future<?> send(Exchange exchange, Digest digest, BlobPump pump);

  /** The client has it already. */
  record Unchanged() implements BlobAnswer {
    private static final int NOT_MODIFIED = 304;

    @Override
    public Future<?> send(Exchange exchange, Digest digest, BlobPump pump) {
      describe(exchange, digest);
      return exchange.end(NOT_MODIFIED);
    }
  }

  /** The client may fetch it from the storage. */
  record Elsewhere(URI url) implements BlobAnswer {
    private static final int TEMPORARY_REDIRECT = 307;

    @Override
    public Future<?> send(Exchange exchange, Digest digest, BlobPump pump) {
      exchange
          .response()
          .putHeader(HttpHeaders.LOCATION, url.toString())
          .putHeader(Headers.CONTENT_DIGEST, digest.toString());
      return exchange.empty(TEMPORARY_REDIRECT);
    }
  }

  /** It has not the bytes that were asked for. */
  record Unsatisfiable(long size) implements BlobAnswer {
    @Override
    public Future<?> send(Exchange exchange, Digest digest, BlobPump pump) {
      exchange.response().putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
      return exchange.json(
          ErrorCode.RANGE_INVALID.status(),
          ErrorBody.of(List.of(new RegistryError(ErrorCode.RANGE_INVALID, null))));
    }
  }

  /** It is there. */
  record HeadersOnly(long size) implements BlobAnswer {
    private static final int OK = 200;

    @Override
    public Future<?> send(Exchange exchange, Digest digest, BlobPump pump) {
      describe(exchange, digest).putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(size));
      return exchange.end(OK);
    }
  }

  /** All of it. */
  record Whole(long size, ReadableByteChannel source) implements BlobAnswer {
    private static final int OK = 200;

    @Override
    public Future<?> send(Exchange exchange, Digest digest, BlobPump pump) {
      HttpServerResponse response = describe(exchange, digest).setStatusCode(OK);
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(size));
      return pump.send(source, size, exchange.request());
    }
  }

  /** A part of it. */
  record Part(long size, ByteRange range, ReadableByteChannel source) implements BlobAnswer {
    private static final int PARTIAL_CONTENT = 206;

    @Override
    public Future<?> send(Exchange exchange, Digest digest, BlobPump pump) {
      HttpServerResponse response = describe(exchange, digest).setStatusCode(PARTIAL_CONTENT);
      response
          .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(range.length()))
          .putHeader(
              HttpHeaders.CONTENT_RANGE,
              "bytes " + range.offset() + '-' + (range.end() - 1) + '/' + size);
      return pump.send(source, range.length(), exchange.request());
    }
  }

  private static HttpServerResponse describe(Exchange exchange, Digest digest) {
    String text = digest.toString();
    return exchange
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, Headers.OCTET_STREAM)
        .putHeader(HttpHeaders.ETAG, '"' + text + '"')
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.A_YEAR)
        .putHeader(HttpHeaders.ACCEPT_RANGES, Headers.BYTES)
        .putHeader(Headers.CONTENT_DIGEST, text);
  }
}
