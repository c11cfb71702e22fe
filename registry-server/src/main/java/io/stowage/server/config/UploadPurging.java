// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.time.Duration;

/**
 * Removal of uploads that nobody finished ({@code storage.maintenance.uploadpurging}).
 *
 * @param enabled whether it runs at all ({@code uploadpurging.enabled}); never where the storage is
 *     read-only
 * @param age how long an upload is left alone, more than zero ({@code uploadpurging.age})
 * @param interval how often it runs, more than zero ({@code uploadpurging.interval}); first at a
 *     random moment within the interval or an hour, whichever is shorter
 * @param dryRun whether it only says in the log what it would remove ({@code uploadpurging.dryrun})
 */
public record UploadPurging(boolean enabled, Duration age, Duration interval, boolean dryRun) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if age or interval is zero or less
   */
  public UploadPurging {
    if (age.compareTo(Duration.ZERO) <= 0 || interval.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("age and interval of upload purging must be positive");
    }
  }

  /** {@return what is done where nothing is set: uploads of a week are removed, once a day} */
  public static UploadPurging defaults() {
    return new UploadPurging(true, Duration.ofHours(168), Duration.ofHours(24), false);
  }
}
