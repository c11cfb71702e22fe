// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.ObjectStoreDriver;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.Settings;
import java.util.List;

/** Opens {@code swift}: a container in the layout of {@code registry:2}. */
public final class SwiftProvider implements StorageDriverProvider {

  /** For the service loader. */
  public SwiftProvider() {}

  @Override
  public String name() {
    return "swift";
  }

  @Override
  public String description() {
    return "a container of OpenStack Swift, in the layout of registry:2";
  }

  @Override
  public List<Setting> settings() {
    return SwiftSettings.all();
  }

  @Override
  public StorageDriver open(Settings settings) throws StorageException {
    SwiftConfig config = SwiftConfig.of(settings);
    return new ObjectStoreDriver(
        SwiftBucket.open(config),
        SwiftSettings.options(settings),
        config.login().url().getHost() + '/' + config.container());
  }
}
