// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many links, written by the driver itself, which is faster than by a registry. */
final class LinkStock {
  private LinkStock() {}

  static void write(String place, List<String> repositories, List<String> tags) {
    String driver = place.lines().findFirst().orElseThrow().strip().replace(":", "");
    Digest any = Digest.of(DigestAlgorithm.SHA256, new byte[0]);
    RepositoryName first = RepositoryName.parse(repositories.get(0));
    try (StorageDriver storage = StorageDrivers.load().open(driver, settings(place))) {
      LinkStore links = storage.links();
      Stream.concat(
              repositories.stream()
                  .map(name -> new LinkKey.Manifest(RepositoryName.parse(name), any)),
              tags.stream().map(tag -> new LinkKey.Tagged(first, Tag.parse(tag))))
          .parallel()
          .forEach(link -> write(links, link, any));
    } catch (StorageException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings(String place) {
    return place
        .lines()
        .skip(1)
        .map(line -> line.strip().split(": ", 2))
        .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
  }

  private static void write(LinkStore links, LinkKey link, Digest target) {
    try {
      links.write(link, target);
    } catch (StorageException e) {
      throw new UncheckedIOException(e);
    }
  }
}
