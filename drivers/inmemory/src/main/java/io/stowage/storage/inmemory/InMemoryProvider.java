// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.List;

/**
 * Opens {@code inmemory}: everything is kept on the heap, without bound, and is lost at the end.
 */
public final class InMemoryProvider implements StorageDriverProvider {
  private static final String SHARE = "share";

  /** For the service loader. */
  public InMemoryProvider() {}

  @Override
  public String name() {
    return "inmemory";
  }

  @Override
  public String description() {
    return "the heap of this process: not durable, not bounded, for tests and trials";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of(
            SHARE,
            SettingType.STRING,
            "Openings of one name in one JVM see the same content, until the last of them is"
                + " closed; without a name, an opening has content of its own"));
  }

  @Override
  public StorageDriver open(Settings settings) {
    return settings
        .optional(SHARE)
        .map(name -> new InMemoryDriver(SharedHeaps.acquire(name), "heap of this process: " + name))
        .orElseGet(() -> new InMemoryDriver(Heap.unshared(), "heap of this process"));
  }
}
