// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.time.Duration;

/**
 * How a server stops.
 *
 * @param timeout how long requests under way may take to end ({@code http.draintimeout}); zero for
 *     not at all
 * @param notice how long before that health checks are told, while all requests are still answered
 *     ({@code http.drainnotice})
 */
public record DrainConfig(Duration timeout, Duration notice) {
  public DrainConfig {
    if (timeout.isNegative() || notice.isNegative()) {
      throw new IllegalArgumentException("a time to stop is negative: " + timeout + ", " + notice);
    }
  }

  /** 8 seconds, which is shorter than Docker waits before it kills, and no notice. */
  public static DrainConfig defaults() {
    return new DrainConfig(Duration.ofSeconds(8), Duration.ZERO);
  }

  /** A stop at once. */
  public static DrainConfig none() {
    return new DrainConfig(Duration.ZERO, Duration.ZERO);
  }
}
