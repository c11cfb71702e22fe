// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.AuthConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads how clients say who they are. */
final class AuthReader {
  private static final String HTPASSWD = "auth.htpasswd";

  private AuthReader() {}

  /**
   * Reads it.
   *
   * @param chosen the ways that are named; more than one is reported elsewhere
   */
  static AuthConfig read(Values values, List<String> chosen) {
    if (chosen.equals(List.of("htpasswd"))) {
      return htpasswd(values);
    }
    if (chosen.equals(List.of("token"))) {
      return TokenReader.read(values);
    }
    return chosen.equals(List.of("silly")) ? silly(values) : new AuthConfig.None();
  }

  private static AuthConfig silly(Values values) {
    values.warn("auth.silly", "everybody is let in who sends an Authorization header of any kind");
    return new AuthConfig.Silly(
        header(values, "auth.silly.realm"), header(values, "auth.silly.service"));
  }

  private static AuthConfig htpasswd(Values values) {
    Optional<String> path = values.optional(HTPASSWD + ".path");
    if (path.isEmpty()) {
      values.wrong(HTPASSWD + ".path", "is missing: it names the file of users");
    }
    return new AuthConfig.Htpasswd(
        header(values, HTPASSWD + ".realm"), Path.of(path.orElse("")), AccessReader.read(values));
  }

  /** A text that a header tells to clients. */
  static String header(Values values, String path) {
    String text = values.optional(path).orElse("");
    if (text.isBlank()) {
      values.wrong(path, "is missing: clients are told it when they have to log in");
    } else if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
      values.wrong(path, "has characters that no header can carry");
    }
    return text;
  }
}
