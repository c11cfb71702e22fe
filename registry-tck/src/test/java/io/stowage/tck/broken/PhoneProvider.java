// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.net.URI;
import java.util.List;

/** Opens a driver that reaches the reference store by HTTP, well or badly. */
public final class PhoneProvider implements StorageDriverProvider {
  /** For the service loader. */
  public PhoneProvider() {}

  /** Where the store is. */
  public static URI url() {
    return PhoneLine.one().url();
  }

  @Override
  public String name() {
    return "phone";
  }

  @Override
  public String description() {
    return "the heap by HTTP, for tests of the TCK";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("store", SettingType.STRING, "Which store on the heap").asRequired(),
        Setting.of("url", SettingType.STRING, "Where it is").asRequired(),
        Setting.of("fault", SettingType.STRING, "What is wrong").asRequired());
  }

  @Override
  public StorageDriver open(Settings settings) {
    return PhoneDriver.on(
        new ReferenceDriver(ReferenceStore.of(settings.string("store"))),
        URI.create(settings.string("url")),
        PhoneFault.valueOf(settings.string("fault")));
  }
}
