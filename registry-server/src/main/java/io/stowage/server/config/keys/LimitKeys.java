// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.number;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class LimitKeys {
  static final KeySection SECTION =
      new KeySection(
          "Listings and validation",
          List.of(
              number("catalog.maxentries", "Largest page of the catalog; 0 and less count as 1000")
                  .byDefault("1000")
                  .between(Integer.MIN_VALUE, Integer.MAX_VALUE, "entries"),
              number("tags.maxtags", "Largest page of tags")
                  .byDefault("1000")
                  .between(1, Integer.MAX_VALUE, "tags"),
              flag("validation.enabled", false, "Old; `true` overrules `validation.disabled`"),
              flag("validation.disabled", false, "Check neither URLs nor children of indexes"),
              text("validation.manifests.urls.allow", "URLs of foreign layers match one of these")
                  .shaped(Shape.LIST),
              text("validation.manifests.urls.deny", "URLs of foreign layers match none of these")
                  .shaped(Shape.LIST),
              text("validation.manifests.blobs", "Configs and layers that must exist")
                  .byDefault("all")
                  .choosing("all", "none"),
              text("validation.manifests.indexes.platforms", "Children of an index that must exist")
                  .byDefault("all")
                  .choosing("all", "none", "list"),
              text(
                  "validation.manifests.indexes.platformlist[].architecture",
                  "Architecture of a child that must exist"),
              text(
                  "validation.manifests.indexes.platformlist[].os",
                  "Operating system of that child")));

  private LimitKeys() {}
}
