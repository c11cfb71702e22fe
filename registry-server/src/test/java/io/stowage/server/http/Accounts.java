// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.util.Base64;

/** Users of tests, and how they say who they are. */
final class Accounts {
  private static final int CHEAP = 4;

  private Accounts() {}

  /** A line of a file of users. */
  static String line(String user, String password) {
    byte[] hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hash(CHEAP, password.getBytes(UTF_8));
    return user + ":" + new String(hash, UTF_8) + "\n";
  }

  /** An {@code Authorization} header. */
  static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }
}
