// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.ObjectStoreDriver;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.Settings;
import java.util.List;

/** Opens {@code oss}: a bucket of Aliyun OSS in the layout of {@code registry:2}. */
public final class OssProvider implements StorageDriverProvider {

  /** For the service loader. */
  public OssProvider() {}

  @Override
  public String name() {
    return "oss";
  }

  @Override
  public String description() {
    return "a bucket of Aliyun OSS, in the layout of registry:2";
  }

  @Override
  public List<Setting> settings() {
    return OssSettings.all();
  }

  @Override
  public StorageDriver open(Settings settings) throws StorageException {
    OssConfig config = OssConfig.of(settings);
    ObjectStoreDriver driver =
        new ObjectStoreDriver(
            OssBucket.open(config), OssSettings.options(settings), config.endpoint().location());
    try {
      driver.probe();
      return driver;
    } catch (StorageException | RuntimeException e) {
      driver.close();
      throw e;
    }
  }
}
