// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What an {@code Authorization} header says of a user, in Basic authentication (RFC 7617). */
sealed interface BasicCredentials {

  /** Nobody: no header, or an empty user with an empty password as some clients send. */
  record Absent() implements BasicCredentials {}

  /**
   * Something that cannot be of any user.
   *
   * @param reason why, without what was sent
   */
  record Malformed(String reason) implements BasicCredentials {}

  /** A user and a password, right or wrong. */
  final class Given implements BasicCredentials {
    private final String user;
    private final byte[] password;

    private Given(String user, byte[] password) {
      this.user = user;
      this.password = password;
    }

    String user() {
      return user;
    }

    /** The password's bytes, which are not changed by anybody. */
    byte[] password() {
      return password;
    }

    /** Without the password. */
    @Override
    public String toString() {
      return user;
    }
  }

  /** Longer headers are not looked into. */
  int MAX_HEADER = 4096;

  /** The scheme and the space behind it. */
  String SCHEME = "Basic ";

  /**
   * Reads a header.
   *
   * @param header null for none
   */
  static BasicCredentials of(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return new Absent();
    }
    if (header.length() > MAX_HEADER) {
      return new Malformed("the credentials are too long");
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Malformed("the scheme is not Basic");
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException e) {
      return new Malformed("the credentials are not base64");
    }
    return of(decoded);
  }

  private static BasicCredentials of(byte[] decoded) {
    int colon = 0;
    while (colon < decoded.length && decoded[colon] != ':') {
      colon++;
    }
    if (colon == decoded.length) {
      return new Malformed("the credentials have no colon");
    }
    if (decoded.length == 1) {
      return new Absent();
    }
    String user;
    try {
      user = UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded, 0, colon)).toString();
    } catch (CharacterCodingException e) {
      return new Malformed("the user's name is not UTF-8");
    }
    byte[] password = new byte[decoded.length - colon - 1];
    System.arraycopy(decoded, colon + 1, password, 0, password.length);
    return new Given(user, password);
  }
}
