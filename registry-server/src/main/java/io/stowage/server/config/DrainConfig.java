// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.time.Duration;

/**
 * How a server stops.
 *
 * @param timeout how long requests under way may take to end ({@code http.draintimeout}); zero cuts
 *     them off at once
 * @param notice how long before that health checks are told, while all requests are still answered
 *     ({@code http.drainnotice}); zero for no notice
 */
public record DrainConfig(Duration timeout, Duration notice) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a time is negative
   */
  public DrainConfig {
    if (timeout.isNegative() || notice.isNegative()) {
      throw new IllegalArgumentException("a time to stop is negative: " + timeout + ", " + notice);
    }
  }

  /**
   * What a server does where nothing is set.
   *
   * @return 8 seconds, which is shorter than Docker waits before it kills, and no notice
   */
  public static DrainConfig defaults() {
    return new DrainConfig(Duration.ofSeconds(8), Duration.ZERO);
  }

  /** {@return a stop at once, which cuts off what is under way} */
  public static DrainConfig none() {
    return new DrainConfig(Duration.ZERO, Duration.ZERO);
  }
}
