// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.server.core.BlobService;
import io.stowage.server.http.transfer.BlobPump;
import io.stowage.server.http.transfer.Gateway;
import io.stowage.storage.BlobInfo;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Blobs (OCI distribution specification, "Pulling blobs" and "Deleting blobs"). */
final class BlobHandler {
  private static final int ACCEPTED = 202;

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
    this.redirects = redirects && blobs.givesUrls();
  }

  Future<?> get(Exchange exchange, Target.Blob target) {
    Wanted wanted = Wanted.by(exchange);
    return exchange
        .call(gateway, () -> find(target, wanted))
        .compose(answer -> answer.send(exchange, target.digest(), pump));
  }

  Future<?> delete(Exchange exchange, Target.Blob target) {
    return exchange
        .call(
            gateway,
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
      return new Wanted(
          exchange.isHead(),
          exchange.request().getHeader(HttpHeaders.IF_NONE_MATCH),
          exchange.request().getHeader(Headers.RANGE),
          exchange.request().getHeader(Headers.IF_RANGE));
    }

    RequestedRange range(Digest digest, long size) {
      return RequestedRange.of(applicable(digest), size);
    }

    boolean isAlikeEverywhere(Digest digest, long size) {
      return RequestedRange.isAlikeEverywhere(applicable(digest), size);
    }

    private @Nullable String applicable(Digest digest) {
      return EntityTags.rangeApplies(ifRange, digest) ? range : null;
    }
  }

  /** Blocks for the storage. */
  private BlobAnswer find(Target.Blob target, Wanted wanted) {
    boolean elsewhere = redirects && !wanted.head();
    // what nobody opens here has to be looked for
    BlobInfo blob =
        wanted.head() || elsewhere
            ? blobs.find(target.repository(), target.digest())
            : blobs.locate(target.repository(), target.digest());
    if (EntityTags.noneMatchNames(wanted.noneMatch(), target.digest())) {
      return new BlobAnswer.Unchanged();
    }
    if (wanted.head()) {
      return new BlobAnswer.HeadersOnly(blob.size());
    }
    Optional<URI> url =
        elsewhere && wanted.isAlikeEverywhere(target.digest(), blob.size())
            ? blobs.direct(blob, REDIRECT_VALID)
            : Optional.empty();
    if (url.isPresent()) {
      return new BlobAnswer.Elsewhere(url.get());
    }
    return open(target.repository(), blob, wanted.range(target.digest(), blob.size()));
  }

  private BlobAnswer open(RepositoryName repository, BlobInfo blob, RequestedRange requested) {
    long size = blob.size();
    if (requested instanceof RequestedRange.Unsatisfiable) {
      return new BlobAnswer.Unsatisfiable(blobs.find(repository, blob.digest()).size());
    }
    if (requested instanceof RequestedRange.Part part) {
      return new BlobAnswer.Part(size, part.range(), blobs.open(repository, blob, part.range()));
    }
    return new BlobAnswer.Whole(size, blobs.open(repository, blob, ByteRange.all(size)));
  }
}
