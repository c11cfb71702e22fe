// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.net.URI;
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

  /**
   * Bearer tokens that a token server gives (the token protocol of registries).
   *
   * @param realm URL of the token server; empty where {@code autoRedirect} finds it
   * @param service the audience that a token must name
   * @param issuer the issuer that a token must name
   * @param rootCertBundle PEM file of certificates whose keys, and what they vouch for, are trusted
   * @param jwks file or URL of keys that are trusted
   * @param signingAlgorithms names of the algorithms that are accepted
   * @param autoRedirect whether the token server is under the address that a client used
   * @param autoRedirectPath its path there
   */
  record Token(
      String realm,
      String service,
      String issuer,
      Optional<Path> rootCertBundle,
      Optional<String> jwks,
      List<String> signingAlgorithms,
      boolean autoRedirect,
      String autoRedirectPath)
      implements AuthConfig {
    /** Those of {@code registry:3}. */
    public static final List<String> ALGORITHMS =
        List.of(
            "EdDSA", "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384",
            "ES512", "PS256", "PS384", "PS512");

    public Token {
      Objects.requireNonNull(realm);
      Objects.requireNonNull(service);
      Objects.requireNonNull(issuer);
      Objects.requireNonNull(autoRedirectPath);
      signingAlgorithms = List.copyOf(signingAlgorithms);
    }

    /** The keys' URL, where it is one. */
    public Optional<URI> jwksUrl() {
      return jwks.filter(Token::isUrl).map(URI::create);
    }

    /** The keys' file, where it is one. */
    public Optional<Path> jwksFile() {
      return jwks.filter(place -> !isUrl(place)).map(Path::of);
    }

    private static boolean isUrl(String place) {
      return place.startsWith("http://") || place.startsWith("https://");
    }

    @Override
    public String describe() {
      return "token realm "
          + (autoRedirect ? "(auto)" + autoRedirectPath : realm)
          + " service "
          + service;
    }
  }
}
