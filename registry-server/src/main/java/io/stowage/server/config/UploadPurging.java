// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.time.Duration;

/**
 * Removal of uploads that nobody finished ({@code storage.maintenance.uploadpurging}).
 *
 * @param enabled whether it runs at all
 * @param age how long an upload is left alone
 * @param interval how often it runs
 * @param dryRun whether it only says what it would remove
 */
public record UploadPurging(boolean enabled, Duration age, Duration interval, boolean dryRun) {
  public UploadPurging {
    if (age.compareTo(Duration.ZERO) <= 0 || interval.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("age and interval of upload purging must be positive");
    }
  }

  /** On, for uploads of a week, once a day. */
  public static UploadPurging defaults() {
    return new UploadPurging(true, Duration.ofHours(168), Duration.ofHours(24), false);
  }
}
