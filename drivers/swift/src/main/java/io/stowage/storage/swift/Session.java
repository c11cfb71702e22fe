// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * What a login gives.
 *
 * @param account the URL of the account
 * @param token what requests carry; not printed
 * @param renewAt when a new one is due, by the clock here
 */
record Session(URI account, String token, Instant renewAt) {
  private static final Duration LONGEST_LEAD = Duration.ofMinutes(2);
  private static final Duration POSTPONED = Duration.ofSeconds(10);
  private static final int SHARE = 10;

  /**
   * Makes one.
   *
   * @param account the URL as it was told
   * @param lifetime how long the token is valid from now
   */
  static Session of(String account, String token, Duration lifetime) {
    Duration share = lifetime.dividedBy(SHARE);
    Duration lead = share.compareTo(LONGEST_LEAD) < 0 ? share : LONGEST_LEAD;
    String trimmed = account.replaceAll("/+$", "");
    return new Session(URI.create(trimmed), token, Instant.now().plus(lifetime).minus(lead));
  }

  /** The same, as long as there is no new one. */
  Session postponed() {
    return new Session(account, token, Instant.now().plus(POSTPONED));
  }

  @Override
  public String toString() {
    return account.toString();
  }
}
