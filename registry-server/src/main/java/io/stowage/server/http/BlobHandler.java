// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.server.core.BlobService;
import io.stowage.server.core.RegistryError;
import io.stowage.server.http.transfer.BlobPump;
import io.stowage.server.http.transfer.Gateway;
import io.stowage.storage.BlobInfo;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Blobs (OCI distribution specification, "Pulling blobs" and "Deleting blobs"). */
final class BlobHandler {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int TEMPORARY_REDIRECT = 307;

  /** As long as {@code registry:2} gives: enough to begin the transfer. */
  private static final Duration REDIRECT_VALID = Duration.ofMinutes(20);

  private final BlobService blobs;
  private final Gateway gateway;
  private final BlobPump pump;
  private final boolean redirects;

  /**
   * @param redirects whether clients are sent to the storage where that can be
   */
  BlobHandler(BlobService blobs, Gateway gateway, BlobPump pump, boolean redirects) {
    this.blobs = blobs;
    this.gateway = gateway;
    this.pump = pump;
    this.redirects = redirects;
  }

  Future<?> get(Exchange exchange, Target.Blob target) {
    Wanted wanted = Wanted.by(exchange);
    return gateway.call(() -> plan(target, wanted)).compose(plan -> send(exchange, target, plan));
  }

  Future<?> delete(Exchange exchange, Target.Blob target) {
    return gateway
        .call(
            () -> {
              blobs.delete(target.repository(), target.digest());
              return target;
            })
        .compose(deleted -> exchange.empty(ACCEPTED));
  }

  /** What a request says of the part that it wants. */
  private record Wanted(
      boolean head, @Nullable String noneMatch, @Nullable String range, @Nullable String ifRange) {

    static Wanted by(Exchange exchange) {
      boolean head = exchange.isHead();
      return new Wanted(
          head,
          exchange.request().getHeader(HttpHeaders.IF_NONE_MATCH),
          head ? null : exchange.request().getHeader(Headers.RANGE),
          exchange.request().getHeader(Headers.IF_RANGE));
    }

    RequestedRange range(Digest digest, long size) {
      return RequestedRange.of(EntityTags.rangeApplies(ifRange, digest) ? range : null, size);
    }
  }

  /** How a request is answered. */
  private sealed interface Plan {
    record Unchanged() implements Plan {}

    record Elsewhere(URI url) implements Plan {}

    record Unsatisfiable(long size) implements Plan {}

    record HeadersOnly(long size) implements Plan {}

    record Whole(long size, ReadableByteChannel source) implements Plan {}

    record Part(long size, ByteRange range, ReadableByteChannel source) implements Plan {}
  }

  /** Runs off the event loop, in one go. */
  private Plan plan(Target.Blob target, Wanted wanted) {
    BlobInfo blob = blobs.find(target.repository(), target.digest());
    if (EntityTags.noneMatchNames(wanted.noneMatch(), target.digest())) {
      return new Plan.Unchanged();
    }
    if (wanted.head()) {
      return new Plan.HeadersOnly(blob.size());
    }
    Optional<URI> elsewhere = redirects ? blobs.direct(blob, REDIRECT_VALID) : Optional.empty();
    if (elsewhere.isPresent()) {
      return new Plan.Elsewhere(elsewhere.get());
    }
    RequestedRange requested = wanted.range(target.digest(), blob.size());
    if (requested instanceof RequestedRange.Unsatisfiable) {
      return new Plan.Unsatisfiable(blob.size());
    }
    if (requested instanceof RequestedRange.Part part) {
      return new Plan.Part(blob.size(), part.range(), blobs.open(blob, part.range()));
    }
    return new Plan.Whole(blob.size(), blobs.open(blob, ByteRange.all(blob.size())));
  }

  private Future<?> send(Exchange exchange, Target.Blob target, Plan plan) {
    HttpServerResponse response = exchange.response();
    if (plan instanceof Plan.Elsewhere elsewhere) {
      response.putHeader(HttpHeaders.LOCATION, elsewhere.url().toString());
      response.putHeader(Headers.CONTENT_DIGEST, target.digest().toString());
      return exchange.empty(TEMPORARY_REDIRECT);
    }
    if (plan instanceof Plan.Unsatisfiable unsatisfiable) {
      response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + unsatisfiable.size());
      return exchange.json(
          ErrorCode.RANGE_INVALID.status(),
          ErrorBody.of(List.of(new RegistryError(ErrorCode.RANGE_INVALID, null))));
    }
    describe(response, target.digest());
    if (plan instanceof Plan.Unchanged) {
      return exchange.end(NOT_MODIFIED);
    }
    if (plan instanceof Plan.Part part) {
      ByteRange range = part.range();
      response
          .setStatusCode(PARTIAL)
          .putHeader(
              HttpHeaders.CONTENT_RANGE,
              "bytes " + range.offset() + '-' + (range.end() - 1) + '/' + part.size());
      return stream(response, part.source(), range.length());
    }
    response.setStatusCode(OK);
    if (plan instanceof Plan.Whole whole) {
      return stream(response, whole.source(), whole.size());
    }
    Plan.HeadersOnly only = (Plan.HeadersOnly) plan;
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(only.size()));
    return exchange.end(OK);
  }

  private Future<?> stream(HttpServerResponse response, ReadableByteChannel source, long length) {
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    return pump.send(source, length, response);
  }

  private static void describe(HttpServerResponse response, Digest digest) {
    String text = digest.toString();
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, Headers.OCTET_STREAM)
        .putHeader(HttpHeaders.ETAG, EntityTags.of(digest))
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.A_YEAR)
        .putHeader(HttpHeaders.ACCEPT_RANGES, Headers.BYTES)
        .putHeader(Headers.CONTENT_DIGEST, text);
  }
}
