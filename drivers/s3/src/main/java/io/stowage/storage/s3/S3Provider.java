// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDriverProvider;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.ObjectStoreDriver;
import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.Settings;
import java.util.List;
import java.util.Set;

/** Opens {@code s3}: a bucket in the layout of {@code registry:2}. */
public final class S3Provider implements StorageDriverProvider {

  /** For the service loader. */
  public S3Provider() {}

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("s3aws");
  }

  @Override
  public String description() {
    return "a bucket of S3 or alike, in the layout of registry:2";
  }

  @Override
  public List<Setting> settings() {
    return S3Settings.all();
  }

  @Override
  public StorageDriver open(Settings settings) throws StorageException {
    S3Config config = S3Config.of(settings);
    ObjectStoreDriver driver =
        new ObjectStoreDriver(
            S3Bucket.open(config), S3Settings.options(settings), config.endpoint().location());
    try {
      driver.probe();
      return driver;
    } catch (StorageException | RuntimeException e) {
      driver.close();
      throw e;
    }
  }
}
