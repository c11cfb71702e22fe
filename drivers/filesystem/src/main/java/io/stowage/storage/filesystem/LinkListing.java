// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lists links by the directories that they are in, passing over what is none of a registry's. */
final class LinkListing {
  private final Layout layout;

  LinkListing(Layout layout) {
    this.layout = layout;
  }

  <K extends LinkKey> void list(LinkScope<K> scope, String after, PageBuilder<K> page)
      throws IOException {
    Path links = layout.links(scope);
    if (scope instanceof LinkScope.Tags) {
      list(scope, links, "", after, page);
      return;
    }
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      String prefix = algorithm.id() + ':';
      if (after.startsWith(prefix)) {
        list(scope, links.resolve(algorithm.id()), prefix, after.substring(prefix.length()), page);
      } else if (after.compareTo(prefix) < 0) {
        list(scope, links.resolve(algorithm.id()), prefix, "", page);
      }
    }
  }

  private <K extends LinkKey> void list(
      LinkScope<K> scope, Path directory, String prefix, String after, PageBuilder<K> page)
      throws IOException {
    SortedNames names = SortedNames.of(directory, after, page.room());
    while (!page.isFull()) {
      String name = names.next();
      if (name == null) {
        return;
      }
      K key = key(scope, prefix + name);
      if (key != null && FileFacts.exists(layout.link(key).file())) {
        page.add(key);
      }
    }
  }

  private static <K extends LinkKey> @Nullable K key(LinkScope<K> scope, String name) {
    try {
      return scope.key(name);
    } catch (InvalidReferenceException e) {
      return null;
    }
  }
}
