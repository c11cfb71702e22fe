// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Checks who asks, and that nobody has changed the request on its way. */
final class Signatures {
  private static final Duration MOST_SKEW = Duration.ofMinutes(15);

  private final Map<String, Account> accounts;
  private final Clock clock;
  private final SignatureV1 first;
  private final SignatureV4 fourth;

  Signatures(Map<String, Account> accounts, String region, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
    this.first = new SignatureV1(this);
    this.fourth = new SignatureV4(this, region);
  }

  /** Checks a call, and gives it without what says who asks. */
  Call check(Call call) {
    String header = call.header("authorization");
    boolean inQuery =
        call.query().containsKey("Signature") || call.query().containsKey("x-oss-signature");
    if (!header.isEmpty() && inQuery) {
      throw OssFailure.invalid("There are signatures in the header and in the query");
    }
    if (call.query().containsKey("x-oss-signature")) {
      return fourth.checkUrl(call);
    }
    if (call.query().containsKey("Signature")) {
      return first.checkUrl(call);
    }
    if (header.startsWith("OSS4-HMAC-SHA256 ")) {
      return fourth.checkHeader(call, header.substring("OSS4-HMAC-SHA256 ".length()));
    }
    if (header.startsWith("OSS ")) {
      return first.checkHeader(call, header.substring("OSS ".length()));
    }
    throw OssFailure.denied("AccessDenied", "You have no right to access this object");
  }

  /** The account of a key, if the token is the one that belongs to it. */
  Account account(String id, String token) {
    Account account = accounts.get(id);
    if (account == null) {
      throw OssFailure.denied(
          "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist");
    }
    if (!Mac.same(account.token(), token)) {
      throw OssFailure.denied("InvalidSecurityToken", "The security token is not the key's");
    }
    if (!clock.instant().isBefore(account.until())) {
      throw OssFailure.denied("SecurityTokenExpired", "The security token has expired");
    }
    return account;
  }

  void checkSkew(Instant time) {
    if (Duration.between(time, clock.instant()).abs().compareTo(MOST_SKEW) > 0) {
      throw OssFailure.denied(
          "RequestTimeTooSkewed",
          "The difference between the request time and the current time is too large");
    }
  }

  void checkNotExpired(Instant end) {
    if (clock.instant().isAfter(end)) {
      throw OssFailure.denied("AccessDenied", "Request has expired");
    }
  }

  static void compare(String computed, String given) {
    if (!Mac.same(computed, given)) {
      throw OssFailure.denied(
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided");
    }
  }
}
