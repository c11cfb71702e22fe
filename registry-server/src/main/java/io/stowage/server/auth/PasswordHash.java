// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands behind the colon in a file of users. */
public final class PasswordHash {
  /** The costs of a bcrypt hash; more would keep a thread busy for minutes. */
  public static final int MIN_COST = 4;

  public static final int MAX_COST = 17;

  private static final Pattern BCRYPT =
      Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");
  private static final Pattern DES = Pattern.compile("[./A-Za-z0-9]{13}");
  private static final BCrypt.Verifyer VERIFYER =
      BCrypt.verifyer(null, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2Y));

  /** How hashes of other kinds begin. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "$apr1$", "MD5 as of Apache",
          "$1$", "MD5",
          "{SHA}", "SHA-1",
          "{SSHA}", "salted SHA-1",
          "$5$", "SHA-256",
          "$6$", "SHA-512",
          "$y$", "yescrypt",
          "$argon2", "Argon2",
          "$2x$", "bcrypt of a kind that is broken ($2x$)");

  private PasswordHash() {}

  /** Why a hash is not used, without the hash; empty for bcrypt. */
  public static Optional<String> refusal(String hash) {
    var bcrypt = BCRYPT.matcher(hash);
    if (bcrypt.matches()) {
      int cost = Integer.parseInt(bcrypt.group(1));
      return cost >= MIN_COST && cost <= MAX_COST
          ? Optional.empty()
          : Optional.of("has a bcrypt hash of cost " + cost + ", which is not 4 to 17");
    }
    if (hash.startsWith("$2a$") || hash.startsWith("$2b$") || hash.startsWith("$2y$")) {
      return Optional.of("has a damaged bcrypt hash");
    }
    return Optional.of(
        OTHERS.entrySet().stream()
            .filter(kind -> hash.startsWith(kind.getKey()))
            .findFirst()
            .map(kind -> "has a hash of " + kind.getValue() + ", and bcrypt alone is accepted")
            .orElseGet(() -> unnamed(hash)));
  }

  private static String unnamed(String hash) {
    if (hash.isEmpty()) {
      return "has no password";
    }
    return DES.matcher(hash).matches()
        ? "has a hash of DES crypt, and bcrypt alone is accepted"
        : "has no bcrypt hash";
  }

  /** The cost of a bcrypt hash that is not refused. */
  static int cost(String hash) {
    return Integer.parseInt(hash.substring(4, 6));
  }

  /**
   * Whether a password is the right one, which takes time. Bytes after the 72nd do not count, as
   * with everybody who makes such hashes.
   *
   * @param hash one that is not refused
   */
  public static boolean verify(byte[] password, byte[] hash) {
    return VERIFYER.verify(password, hash).verified;
  }
}
