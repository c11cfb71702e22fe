// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.List;
import java.util.Set;

/** Opens the reference driver, broken in the way that is asked for. */
public final class ReferenceProvider implements StorageDriverProvider {
  /** For the service loader. */
  public ReferenceProvider() {}

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("ref");
  }

  @Override
  public String description() {
    return "the heap, for tests of the TCK";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("store", SettingType.STRING, "Which store on the heap").asRequired(),
        Setting.of("fault", SettingType.STRING, "How the driver is broken"));
  }

  @Override
  public StorageDriver open(Settings settings) {
    ReferenceDriver good = new ReferenceDriver(ReferenceStore.of(settings.string("store")));
    return settings.optional("fault").map(name -> Fault.named(name).breaks(good)).orElse(good);
  }
}
