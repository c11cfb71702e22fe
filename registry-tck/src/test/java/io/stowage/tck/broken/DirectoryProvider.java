// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.nio.file.Path;
import java.util.List;

/** Opens a driver that outlives its process, or one of those that do not quite. */
public final class DirectoryProvider implements StorageDriverProvider {
  /** For the service loader. */
  public DirectoryProvider() {}

  @Override
  public String name() {
    return "directory";
  }

  @Override
  public String description() {
    return "a directory, for tests of the TCK";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("root", SettingType.STRING, "Where"),
        Setting.of("fault", SettingType.STRING, "How the driver is broken"));
  }

  @Override
  public StorageDriver open(Settings settings) {
    Path root = Path.of(settings.string("root"));
    return switch (settings.optional("fault").orElse("")) {
      case "in place" -> new DirectoryDriver.InPlace(root);
      case "early" -> new DirectoryDriver.Early(root);
      case "forgetful" -> new DirectoryDriver.Forgetful(root);
      default -> new DirectoryDriver(root);
    };
  }
}
