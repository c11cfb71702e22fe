// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Page;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import java.util.function.Consumer;

/** Walks links page by page. */
final class Links {
  private static final int PAGE = 1000;

  private Links() {}

  /** Gives each link after a name, in byte order; what is deleted meanwhile may be given or not. */
  static <K extends LinkKey> void each(
      Store store, LinkScope<K> scope, String after, Consumer<K> action) {
    Page<K> page;
    String cursor = after;
    do {
      page = store.list(scope, cursor, PAGE);
      for (K key : page.items()) {
        action.accept(key);
        cursor = key.name();
      }
    } while (page.more() && !page.items().isEmpty());
  }
}
