// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How clients say who they are ({@code auth}). */
public sealed interface AuthConfig {

  /** In a few words, for an operator; holds no secret. */
  String describe();

  /** Nobody is asked: everybody may do everything. */
  record None() implements AuthConfig {
    @Override
    public String describe() {
      return "none";
    }
  }

  /**
   * For tests of clients: whoever sends an {@code Authorization} header of any kind is let in.
   *
   * @param realm told in the challenge
   * @param service told in the challenge
   */
  record Silly(String realm, String service) implements AuthConfig {
    public Silly {
      Objects.requireNonNull(realm);
      Objects.requireNonNull(service);
    }

    @Override
    public String describe() {
      return "silly (everybody who claims to have logged in)";
    }
  }

  /**
   * Basic authentication (RFC 7617) against a file of users and bcrypt hashes.
   *
   * @param realm told in the challenge
   * @param path the file; made with one account if it is missing
   * @param access who may do what; empty if every user may do everything
   */
  record Htpasswd(String realm, Path path, Optional<List<AccessRule>> access)
      implements AuthConfig {
    public Htpasswd {
      Objects.requireNonNull(realm);
      Objects.requireNonNull(path);
      access = access.map(List::copyOf);
    }

    @Override
    public String describe() {
      return "htpasswd realm " + realm + access.map(rules -> " with access rules").orElse("");
    }
  }
}
