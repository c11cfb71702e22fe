// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.Tag;
import io.stowage.server.core.ManifestPut;
import io.stowage.server.core.ManifestPutResult;
import io.stowage.server.core.ManifestService;
import io.stowage.server.core.RegistryError;
import io.stowage.server.core.RegistryException;
import io.stowage.server.core.StoredManifest;
import io.stowage.server.http.transfer.BodyTooLargeException;
import io.stowage.server.http.transfer.Gateway;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;

/** Manifests (OCI distribution specification, "Pulling manifests" and "Pushing manifests"). */
final class ManifestHandler {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int NOT_MODIFIED = 304;
  private static final int URI_TOO_LONG = 414;

  /** The specification asks for ten at least. */
  private static final int MAX_TAGS = 100;

  private final ManifestService manifests;
  private final Locations locations;
  private final Gateway gateway;

  ManifestHandler(ManifestService manifests, Locations locations, Gateway gateway) {
    this.manifests = manifests;
    this.locations = locations;
    this.gateway = gateway;
  }

  Future<?> get(Exchange exchange, Target.Manifest target) {
    List<String> accept = exchange.request().headers().getAll(HttpHeaders.ACCEPT);
    return exchange
        .call(
            gateway,
            () ->
                manifests.get(
                    target.repository(),
                    target.reference(),
                    type -> AcceptedTypes.include(accept, type)))
        .compose(manifest -> send(exchange, manifest));
  }

  private static Future<?> send(Exchange exchange, StoredManifest manifest) {
    Digest digest = manifest.digest();
    HttpServerResponse response = exchange.response();
    response
        .putHeader(Headers.CONTENT_DIGEST, digest.toString())
        .putHeader(HttpHeaders.ETAG, EntityTags.of(digest));
    String noneMatch = exchange.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (EntityTags.noneMatchNames(noneMatch, digest)) {
      return exchange.end(NOT_MODIFIED);
    }
    return exchange.body(OK, manifest.mediaType(), Buffer.buffer(manifest.content()));
  }

  Future<?> put(Exchange exchange, Target.Manifest target) {
    List<Tag> tags = tags(exchange);
    String contentType = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return exchange
        .body()
        .bytes(manifests.maxBytes())
        .recover(
            e -> Future.failedFuture(e instanceof BodyTooLargeException ? manifests.tooLarge() : e))
        .compose(
            content ->
                exchange.call(
                    gateway,
                    () ->
                        manifests.put(
                            target.repository(),
                            new ManifestPut(target.reference(), tags, contentType),
                            content)))
        .compose(result -> created(exchange, target, result, !tags.isEmpty()));
  }

  private Future<?> created(
      Exchange exchange, Target.Manifest target, ManifestPutResult result, boolean tagged) {
    HttpServerResponse response = exchange.response();
    response
        .putHeader(
            HttpHeaders.LOCATION,
            locations.manifest(exchange.request(), target.repository(), result.digest()))
        .putHeader(Headers.CONTENT_DIGEST, result.digest().toString());
    result
        .subject()
        .ifPresent(subject -> response.putHeader(Headers.OCI_SUBJECT, subject.toString()));
    if (tagged) {
      result.tags().forEach(tag -> response.headers().add(Headers.OCI_TAG, tag.value()));
    }
    return exchange.empty(CREATED);
  }

  Future<?> delete(Exchange exchange, Target.Manifest target) {
    return exchange
        .call(
            gateway,
            () -> {
              manifests.delete(target.repository(), target.reference());
              return target;
            })
        .compose(deleted -> exchange.empty(ACCEPTED));
  }

  private static List<Tag> tags(Exchange exchange) {
    List<String> names = exchange.query().all("tag");
    if (names.size() > MAX_TAGS) {
      throw new RegistryException(
          new RegistryError(
              ErrorCode.UNSUPPORTED, "too many tags at once", Map.of("limit", MAX_TAGS)),
          URI_TOO_LONG);
    }
    return names.stream().map(Tag::parse).distinct().toList();
  }
}
