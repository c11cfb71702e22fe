// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.server.core.CatalogService;
import io.stowage.server.http.transfer.Gateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of the repositories, as {@code registry:2} lists them. */
final class CatalogHandler {
  private static final int OK = 200;

  private final CatalogService catalog;
  private final Locations locations;
  private final Gateway gateway;

  CatalogHandler(CatalogService catalog, Locations locations, Gateway gateway) {
    this.catalog = catalog;
    this.locations = locations;
    this.gateway = gateway;
  }

  Future<?> get(Exchange exchange, Target.Catalog target) {
    Integer n = exchange.query().pageSize();
    String text = exchange.query().get("last");
    RepositoryName last = text == null ? null : RepositoryName.parse(text);
    return exchange
        .call(gateway, () -> catalog.list(n, last))
        .compose(page -> send(exchange, page, n));
  }

  private Future<?> send(Exchange exchange, Page<RepositoryName> page, @Nullable Integer n) {
    List<String> names = page.items().stream().map(RepositoryName::value).toList();
    if (page.more() && !names.isEmpty()) {
      TreeMap<String, String> next = new TreeMap<>();
      next.put("last", names.get(names.size() - 1));
      next.put("n", String.valueOf(n == null ? names.size() : n));
      exchange.response().putHeader(Headers.LINK, locations.next("_catalog", next));
    }
    return exchange.json(OK, new JsonObject().put("repositories", new JsonArray(names)));
  }
}
