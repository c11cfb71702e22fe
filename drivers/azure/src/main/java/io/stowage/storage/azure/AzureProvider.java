// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.ObjectStoreDriver;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.Settings;
import java.util.List;

/** Opens {@code azure}: a container of Azure Blob Storage in the layout of {@code registry:2}. */
public final class AzureProvider implements StorageDriverProvider {

  /** For the service loader. */
  public AzureProvider() {}

  @Override
  public String name() {
    return "azure";
  }

  @Override
  public String description() {
    return "a container of Azure Blob Storage, in the layout of registry:2";
  }

  @Override
  public List<Setting> settings() {
    return AzureSettings.all();
  }

  @Override
  public StorageDriver open(Settings settings) throws StorageException {
    AzureConfig config = AzureConfig.of(settings);
    AzureBucket bucket = AzureBucket.open(config);
    ObjectStoreDriver driver =
        new ObjectStoreDriver(
            bucket, AzureSettings.options(settings), config.endpoint().location());
    try {
      driver.probe();
      return driver;
    } catch (StorageException | RuntimeException e) {
      driver.close();
      throw e;
    }
  }
}
