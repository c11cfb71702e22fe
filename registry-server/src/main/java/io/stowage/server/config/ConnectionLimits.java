// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.time.Duration;

/**
 * How many connections there may be, and how long they may take ({@code http.limits}).
 *
 * @param connections how many may be open, one or more; past it those that wait longest are closed
 *     ({@code http.limits.connections})
 * @param handshake from the beginning of a connection to the end of its TLS handshake; more than
 *     zero ({@code http.limits.handshaketimeout})
 * @param head from the beginning of a connection, or of a request, to the end of the request's
 *     head; more than zero ({@code http.limits.headertimeout})
 * @param idle from one request to the next, and how long a transfer may wait for its client while
 *     less than 64 KiB are moved; more than zero ({@code http.limits.idletimeout})
 */
public record ConnectionLimits(int connections, Duration handshake, Duration head, Duration idle) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a number or a time is zero or less
   */
  public ConnectionLimits {
    if (connections < 1) {
      throw new IllegalArgumentException("not a number of connections: " + connections);
    }
    for (Duration limit : new Duration[] {handshake, head, idle}) {
      if (limit.isZero() || limit.isNegative()) {
        throw new IllegalArgumentException("not a limit of time: " + limit);
      }
    }
  }

  /**
   * {@return 10,000 connections, 10 s for a handshake, 30 s for a head, and 5 min without requests}
   */
  public static ConnectionLimits defaults() {
    return new ConnectionLimits(
        10_000, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5));
  }
}
