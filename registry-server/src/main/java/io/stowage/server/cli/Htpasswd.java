// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.stowage.server.auth.PasswordHash;
import java.util.Optional;

/** Makes lines of a file of users, as Apache's {@code htpasswd} does. */
final class Htpasswd {
  /** More bytes of a password would not count. */
  private static final int MAX_PASSWORD = 72;

  private static final int MAX_USER = 255;

  private Htpasswd() {}

  /** What is wrong with a user's name, if anything. */
  static Optional<String> wrongUser(String user) {
    boolean printable = user.codePoints().noneMatch(c -> c == ':' || Character.isISOControl(c));
    int length = user.getBytes(UTF_8).length;
    return printable && length > 0 && length <= MAX_USER
        ? Optional.empty()
        : Optional.of("a user's name has 1 to 255 bytes and no colon");
  }

  /** What is wrong with a cost, if anything. */
  static Optional<String> wrongCost(int cost) {
    return cost >= PasswordHash.MIN_COST && cost <= PasswordHash.MAX_COST
        ? Optional.empty()
        : Optional.of("the cost is 4 to 17");
  }

  /** What is wrong with a password, if anything. */
  static Optional<String> wrongPassword(String password) {
    int length = password.getBytes(UTF_8).length;
    if (length > MAX_PASSWORD) {
      return Optional.of(
          "the password has " + length + " bytes, and bcrypt would look at the first 72 alone");
    }
    return length == 0 ? Optional.of("the password is empty") : Optional.empty();
  }

  /** A line without its end. */
  static String line(String user, String password, int cost) {
    byte[] hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hash(cost, password.getBytes(UTF_8));
    return user + ":" + new String(hash, UTF_8);
  }
}
