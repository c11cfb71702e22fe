// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.util.List;

/** Values of {@code WWW-Authenticate} (RFC 9110 section 11.6.1). */
final class Challenges {
  private Challenges() {}

  /** Asks for a user and a password (RFC 7617). */
  static String basic(String realm) {
    return "Basic realm=" + quoted(realm);
  }

  /**
   * Asks for a token, in the words of registries.
   *
   * @param realm URL of who gives tokens
   * @param wanted what the token is to allow
   * @param error code of RFC 6750; empty for none
   */
  static String bearer(String realm, String service, List<Access> wanted, String error) {
    StringBuilder challenge = new StringBuilder("Bearer realm=").append(quoted(realm));
    challenge.append(",service=").append(quoted(service));
    if (!wanted.isEmpty()) {
      challenge.append(",scope=").append(quoted(Access.scope(wanted)));
    }
    if (!error.isEmpty()) {
      challenge.append(",error=").append(quoted(error));
    }
    return challenge.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
