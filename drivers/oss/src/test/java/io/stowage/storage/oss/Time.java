// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that a test puts forward: it goes as fast as any other in between. */
final class Time extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  /** A whole second, some time from now. */
  Instant in(Duration time) {
    return instant().plus(time).truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC alone");
  }
}
