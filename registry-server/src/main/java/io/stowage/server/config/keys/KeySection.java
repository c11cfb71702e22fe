// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import java.util.List;

/**
 * Settings that belong together, in the order in which a reader wants to meet them.
 *
 * @param title the heading over them in the documentation
 * @param keys the settings
 */
public record KeySection(String title, List<Key> keys) {
  public KeySection {
    keys = List.copyOf(keys);
  }
}
