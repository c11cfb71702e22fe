// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is to be said of the time for which a certificate is good. */
final class Validity {
  /** CAs that renew by themselves do so earlier, so that a renewal has failed by then. */
  private static final Duration SOON = Duration.ofDays(14);

  private Validity() {}

  /** What is wrong with it at a time; empty while it is good, and for a while yet. */
  static Optional<String> problem(X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return Optional.of("is good from " + from + " on: until then clients refuse it");
    }
    if (!now.isBefore(until)) {
      return Optional.of("expired at " + until + ": clients refuse it");
    }
    if (!now.plus(SOON).isBefore(until)) {
      long days = now.until(until, ChronoUnit.DAYS);
      return Optional.of("expires in " + days + " days, at " + until);
    }
    return Optional.empty();
  }
}
