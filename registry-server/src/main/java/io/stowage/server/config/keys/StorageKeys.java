// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.duration;
import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.number;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class StorageKeys {
  private static final String PURGING = "storage.maintenance.uploadpurging.";

  static final KeySection SECTION =
      new KeySection(
          "Storage",
          List.of(
              text(
                      "storage.cache.blobdescriptor",
                      "Where the sizes of blobs are remembered for pulls: in each instance, or in"
                          + " Redis behind it")
                  .choosing("inmemory", "redis"),
              text("storage.cache.layerinfo", "Old name of `storage.cache.blobdescriptor`")
                  .choosing("inmemory", "redis"),
              number(
                      "storage.cache.blobdescriptorsize",
                      "Blobs remembered in memory at most; 0 is the default, for no cache is"
                          + " without bound")
                  .byDefault("10000")
                  .between(0, 10_000_000, "blobs"),
              flag(
                  "storage.delete.enabled", false, "Allow blobs, manifests and tags to be deleted"),
              flag(
                  "storage.redirect.disable",
                  false,
                  "Serve all content here, never by a URL of the backend"),
              number("storage.tag.concurrencylimit", "Tags read at a time for one request")
                  .between(0, Integer.MAX_VALUE, "reads")
                  .notPlanned("reads of tags are bounded with all others"),
              flag(PURGING + "enabled", true, "Remove uploads that nobody finished"),
              duration(PURGING + "age", "How long an upload is left alone").byDefault("168h"),
              duration(PURGING + "interval", "How often they are looked for").byDefault("24h"),
              flag(PURGING + "dryrun", false, "Only say what would be removed"),
              flag("storage.maintenance.readonly.enabled", false, "Refuse every change")));

  private StorageKeys() {}
}
