// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.StorageConfig;
import io.stowage.server.config.UploadPurging;
import java.time.Duration;
import java.util.Map;

/** Reads the settings that count for all storage drivers. */
final class StorageReader {
  private static final String PURGING = "storage.maintenance.uploadpurging.";

  private StorageReader() {}

  static StorageConfig read(Values values, String driver, Map<String, Object> parameters) {
    return new StorageConfig(
        driver,
        parameters,
        values.flag("storage.delete.enabled"),
        values.flag("storage.redirect.disable"),
        values.flag("storage.maintenance.readonly.enabled"),
        purging(values),
        CacheReader.read(values));
  }

  private static UploadPurging purging(Values values) {
    return new UploadPurging(
        values.flag(PURGING + "enabled"),
        positive(values, PURGING + "age", UploadPurging.defaults().age()),
        positive(values, PURGING + "interval", UploadPurging.defaults().interval()),
        values.flag(PURGING + "dryrun"));
  }

  private static Duration positive(Values values, String path, Duration otherwise) {
    Duration given = values.duration(path);
    if (given.isZero()) {
      values.wrong(path, "must be longer than 0");
      return otherwise;
    }
    return given;
  }
}
