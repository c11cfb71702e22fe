// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How clients say who they are ({@code auth}). */
public sealed interface AuthConfig {

  /**
   * Says it to an operator, in the line that tells of the start.
   *
   * @return the way and its realm in a few words, without a secret
   */
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
   * @param realm told in the challenge ({@code auth.silly.realm})
   * @param service told in the challenge ({@code auth.silly.service})
   */
  record Silly(String realm, String service) implements AuthConfig {
    /** Refuses null. */
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
   * @param realm told in the challenge ({@code auth.htpasswd.realm})
   * @param path the file ({@code auth.htpasswd.path}), read again when it changes; made with one
   *     account, which the log tells once, if it is missing
   * @param access who may do what ({@code auth.htpasswd.access}); empty if every user may do
   *     everything, while a list without rules allows nobody anything
   */
  record Htpasswd(String realm, Path path, Optional<List<AccessRule>> access)
      implements AuthConfig {
    /** Copies the rules. */
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
   * @param realm URL of the token server ({@code auth.token.realm}); an empty text where {@code
   *     autoRedirect} finds it
   * @param service the audience that a token must name ({@code auth.token.service})
   * @param issuer the issuer that a token must name ({@code auth.token.issuer})
   * @param rootCertBundle PEM file of certificates whose keys, and what they vouch for, are trusted
   *     ({@code auth.token.rootcertbundle}); read again when it changes
   * @param jwks file, or URL of {@code http} or {@code https}, of a JWK set of keys that are
   *     trusted ({@code auth.token.jwks}); without it and without certificates no token is trusted
   * @param signingAlgorithms names of the algorithms that are accepted, of {@link #ALGORITHMS}
   *     ({@code auth.token.signingalgorithms}); none if empty
   * @param autoRedirect whether the token server is under the address that a client used ({@code
   *     auth.token.autoredirect})
   * @param autoRedirectPath its path there, which begins with a slash ({@code
   *     auth.token.autoredirectpath})
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
    /** All algorithms that can be accepted, which are those of {@code registry:3}. */
    public static final List<String> ALGORITHMS =
        List.of(
            "EdDSA", "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384",
            "ES512", "PS256", "PS384", "PS512");

    /** Copies the list. */
    public Token {
      Objects.requireNonNull(realm);
      Objects.requireNonNull(service);
      Objects.requireNonNull(issuer);
      Objects.requireNonNull(autoRedirectPath);
      signingAlgorithms = List.copyOf(signingAlgorithms);
    }

    /**
     * The keys' URL, from which they are fetched every 5 minutes and when one is not known.
     *
     * @return the URL; empty where {@code jwks} is a file's path or not set
     * @throws IllegalArgumentException if it begins as a URL and is none
     */
    public Optional<URI> jwksUrl() {
      return jwks.filter(Token::isUrl).map(URI::create);
    }

    /**
     * The keys' file, which is read again when it changes.
     *
     * @return the path; empty where {@code jwks} is a URL or not set
     */
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
