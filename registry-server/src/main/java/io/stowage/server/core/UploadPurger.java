// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Page;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes uploads that nobody finished, and what interrupted calls left behind. Any number of
 * instances may run one on the same backend. Thread-safe.
 */
public final class UploadPurger {
  private static final Logger LOG = LoggerFactory.getLogger(UploadPurger.class);
  private static final int PAGE = 1000;

  private final StorageDriver driver;
  private final Duration age;
  private final boolean dryRun;

  /**
   * @param driver stays the caller's to close
   * @param age how long an upload is left alone
   * @param dryRun only counts, and removes nothing
   */
  public UploadPurger(StorageDriver driver, Duration age, boolean dryRun) {
    this.driver = driver;
    this.age = age;
    this.dryRun = dryRun;
  }

  /**
   * Goes over all uploads once. One that cannot be removed is logged, counted and left.
   *
   * @throws RegistryException UNAVAILABLE if uploads cannot be listed or leftovers not be searched
   */
  public PurgeReport run(Instant now) {
    Instant before = now.minus(age);
    int old = 0;
    int failed = 0;
    UploadKey cursor = null;
    Page<UploadInfo> page;
    do {
      UploadKey after = cursor;
      page = Store.call(() -> driver.uploads().list(after, PAGE));
      for (UploadInfo upload : page.items()) {
        cursor = upload.key();
        if (upload.startedAt().isBefore(before)) {
          old++;
          failed += dryRun || discard(upload) ? 0 : 1;
        }
      }
    } while (page.more() && !page.items().isEmpty());
    int leftovers = Store.call(() -> driver.uploads().sweep(before, dryRun));
    return new PurgeReport(old, failed, leftovers, dryRun);
  }

  private boolean discard(UploadInfo upload) {
    try (StagedUpload staged = driver.uploads().resume(upload.key())) {
      staged.discard();
      return true;
    } catch (StorageException.NotFound e) {
      return true;
    } catch (StorageException e) {
      LOG.warn(
          "upload {} of {} cannot be removed: {}",
          upload.key(),
          upload.startedAt(),
          e.getMessage());
      return false;
    }
  }
}
