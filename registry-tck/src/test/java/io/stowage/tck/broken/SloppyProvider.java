// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.List;
import java.util.Set;

/** Opens a driver that keeps the laws, and does not describe itself well. */
public final class SloppyProvider implements StorageDriverProvider {
  /** For the service loader. */
  public SloppyProvider() {}

  @Override
  public String name() {
    return "sloppy";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("sloppy");
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("store", SettingType.STRING, "Which store on the heap"),
        Setting.of("password", SettingType.STRING, "What lets us in").asSecret());
  }

  @Override
  public StorageDriver open(Settings settings) {
    String store = settings.string("store");
    return new ForwardingDriver(new ReferenceDriver(ReferenceStore.of(store))) {
      @Override
      public String location() {
        return "the heap, by " + settings.string("password");
      }
    };
  }
}
