// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import java.util.ArrayList;
import java.util.List;

/** Every setting but those of the storage drivers, which declare their own. */
public final class KeyTable {
  private static final List<KeySection> SECTIONS =
      List.of(
          LogKeys.SECTION,
          StorageKeys.SECTION,
          HttpKeys.SECTION,
          TlsKeys.SECTION,
          AuthKeys.SECTION,
          LimitKeys.SECTION,
          ProxyKeys.SECTION,
          NotificationKeys.SECTION,
          HealthKeys.SECTION,
          RedisKeys.SECTION,
          LegacyKeys.SECTION);

  private KeyTable() {}

  /** The settings by section. */
  public static List<KeySection> sections() {
    return SECTIONS;
  }

  /** All settings, with those of storage drivers before what counts for all drivers. */
  public static List<Key> with(List<Key> driverKeys) {
    List<Key> keys = new ArrayList<>();
    for (KeySection section : SECTIONS) {
      if (section.title().equals(StorageKeys.SECTION.title())) {
        keys.addAll(driverKeys);
      }
      keys.addAll(section.keys());
    }
    return keys;
  }
}
