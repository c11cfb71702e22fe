// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Page;
import io.stowage.registry.Tag;
import io.stowage.server.core.TagService;
import io.stowage.server.http.transfer.Gateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tags of a repository (OCI distribution specification, "Listing tags"). */
final class TagHandler {
  private static final int OK = 200;

  private final TagService tags;
  private final Locations locations;
  private final Gateway gateway;

  TagHandler(TagService tags, Locations locations, Gateway gateway) {
    this.tags = tags;
    this.locations = locations;
    this.gateway = gateway;
  }

  Future<?> get(Exchange exchange, Target.Tags target) {
    Integer n = exchange.query().pageSize();
    String last = exchange.query().get("last");
    return exchange
        .call(gateway, () -> tags.list(target.repository(), n, last == null ? "" : last))
        .compose(page -> send(exchange, target, page, n));
  }

  private Future<?> send(
      Exchange exchange, Target.Tags target, Page<Tag> page, @Nullable Integer n) {
    List<String> names = page.items().stream().map(Tag::value).toList();
    if (page.more() && !names.isEmpty()) {
      TreeMap<String, String> next = new TreeMap<>();
      next.put("last", names.get(names.size() - 1));
      next.put("n", String.valueOf(n == null ? names.size() : n));
      exchange
          .response()
          .putHeader(Headers.LINK, locations.next(target.repository() + "/tags/list", next));
    }
    return exchange.json(
        OK,
        new JsonObject()
            .put("name", target.repository().value())
            .put("tags", new JsonArray(names)));
  }
}
