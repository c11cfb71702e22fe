// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.AuthConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what is said of tokens. */
final class TokenReader {
  private static final String TOKEN = "auth.token.";

  private TokenReader() {}

  static AuthConfig read(Values values) {
    boolean auto = values.flag(TOKEN + "autoredirect");
    String issuer = values.optional(TOKEN + "issuer").orElse("");
    if (issuer.isBlank()) {
      values.wrong(TOKEN + "issuer", "is missing: tokens of nobody would be trusted");
    }
    Optional<Path> bundle = values.optional(TOKEN + "rootcertbundle").map(Path::of);
    Optional<String> jwks = jwks(values);
    if (bundle.isEmpty() && jwks.isEmpty()) {
      values.wrong(
          TOKEN + "rootcertbundle", "is missing, and so is auth.token.jwks: no key is trusted");
    }
    List<String> named = values.list(TOKEN + "signingalgorithms");
    List<String> algorithms =
        AuthConfig.Token.ALGORITHMS.stream()
            .filter(each -> named.stream().anyMatch(each::equalsIgnoreCase))
            .toList();
    return new AuthConfig.Token(
        auto && !values.given(TOKEN + "realm") ? "" : AuthReader.header(values, TOKEN + "realm"),
        AuthReader.header(values, TOKEN + "service"),
        issuer,
        bundle,
        jwks,
        named.isEmpty() ? AuthConfig.Token.ALGORITHMS : algorithms,
        auto,
        path(values));
  }

  private static Optional<String> jwks(Values values) {
    Optional<String> jwks = values.optional(TOKEN + "jwks");
    if (jwks.isPresent() && jwks.get().contains("://")) {
      try {
        URI url = new URI(jwks.get());
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
          throw new URISyntaxException("", "");
        }
        if (url.getScheme().equals("http")) {
          values.warn(TOKEN + "jwks", "whoever is between here and there can change the keys");
        }
      } catch (URISyntaxException e) {
        values.wrong(TOKEN + "jwks", "is neither a file nor a URL of http or https");
        return Optional.empty();
      }
    }
    return jwks;
  }

  private static String path(Values values) {
    String path = values.text(TOKEN + "autoredirectpath");
    if (!path.startsWith("/")) {
      values.wrong(TOKEN + "autoredirectpath", "does not begin with a slash");
    }
    return path;
  }
}
