// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Descriptor;
import io.stowage.registry.Digest;
import io.stowage.registry.MediaTypes;
import io.stowage.server.core.ReferrerPage;
import io.stowage.server.core.ReferrerService;
import io.stowage.server.http.transfer.Gateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Manifests that refer to another (OCI distribution specification, "Listing referrers"). */
final class ReferrerHandler {
  private static final int OK = 200;
  private static final int SCHEMA_VERSION = 2;
  private static final String ARTIFACT_TYPE = "artifactType";

  private final ReferrerService referrers;
  private final Locations locations;
  private final Gateway gateway;

  ReferrerHandler(ReferrerService referrers, Locations locations, Gateway gateway) {
    this.referrers = referrers;
    this.locations = locations;
    this.gateway = gateway;
  }

  Future<?> get(Exchange exchange, Target.Referrers target) {
    Optional<String> type = artifactType(exchange);
    String last = exchange.query().get("last");
    Digest after = last == null ? null : Digest.parse(last);
    return exchange
        .call(gateway, () -> referrers.list(target.repository(), target.subject(), type, after))
        .compose(page -> send(exchange, target, type, page));
  }

  private Future<?> send(
      Exchange exchange, Target.Referrers target, Optional<String> type, ReferrerPage page) {
    if (type.isPresent()) {
      exchange.response().putHeader(Headers.OCI_FILTERS_APPLIED, ARTIFACT_TYPE);
    }
    if (page.next() != null) {
      TreeMap<String, String> next = new TreeMap<>();
      type.ifPresent(filter -> next.put(ARTIFACT_TYPE, filter));
      next.put("last", page.next().toString());
      String listing = target.repository() + "/referrers/" + target.subject();
      exchange.response().putHeader(Headers.LINK, locations.next(listing, next));
    }
    JsonArray manifests = new JsonArray();
    page.descriptors().forEach(descriptor -> manifests.add(json(descriptor)));
    JsonObject index =
        new JsonObject()
            .put("schemaVersion", SCHEMA_VERSION)
            .put("mediaType", MediaTypes.OCI_INDEX)
            .put("manifests", manifests);
    return exchange.body(OK, MediaTypes.OCI_INDEX, index.toBuffer());
  }

  /** A plus that a client forgot to escape arrives as a space, which no media type has. */
  private static Optional<String> artifactType(Exchange exchange) {
    return Optional.ofNullable(exchange.query().get(ARTIFACT_TYPE))
        .map(type -> type.replace(' ', '+'));
  }

  private static JsonObject json(Descriptor descriptor) {
    JsonObject json =
        new JsonObject()
            .put("mediaType", descriptor.mediaType())
            .put("digest", descriptor.digest().toString())
            .put("size", descriptor.size());
    if (descriptor.artifactType() != null) {
      json.put(ARTIFACT_TYPE, descriptor.artifactType());
    }
    if (!descriptor.annotations().isEmpty()) {
      json.put("annotations", new JsonObject(Map.copyOf(descriptor.annotations())));
    }
    return json;
  }
}
