// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import com.fasterxml.jackson.databind.JsonNode;
import io.stowage.storage.StorageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The services that Keystone tells of, in either version of its API.
 *
 * @param services a list of them
 */
record Catalog(JsonNode services) {
  /**
   * The URL of the account.
   *
   * @param region the region of the store; null for the first one
   * @param url takes the URL from an endpoint; null where that is not the one that is wanted
   */
  String store(@Nullable String region, Function<JsonNode, @Nullable JsonNode> url)
      throws StorageException {
    for (JsonNode service : services) {
      if (service.path("type").asText().equals("object-store")) {
        for (JsonNode endpoint : service.path("endpoints")) {
          JsonNode found = isIn(region, endpoint) ? url.apply(endpoint) : null;
          if (found != null && found.isTextual()) {
            return found.asText();
          }
        }
      }
    }
    throw new StorageException.Denied(
        "region, endpointtype, tenant: the catalog of this login has no such object-store", null);
  }

  private static boolean isIn(@Nullable String region, JsonNode endpoint) {
    return region == null
        || endpoint.path("region").asText().equals(region)
        || endpoint.path("region_id").asText().equals(region);
  }

  /** How long a token is valid, by the clock of who issued it. */
  static Duration lifetime(JsonNode token, String expires) {
    try {
      Duration lifetime =
          Duration.between(Json.time(token.path("issued_at")), Json.time(token.path(expires)));
      return lifetime.isNegative() ? Login.UNSAID : lifetime;
    } catch (DateTimeException e) {
      return Login.UNSAID;
    }
  }
}
