// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.file;
import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.text;

import io.stowage.server.config.AuthConfig;
import java.util.List;

final class AuthKeys {
  private static final String ACCESS = "auth.htpasswd.access[].";

  static final KeySection SECTION =
      new KeySection(
          "Authentication",
          List.of(
              text("auth.none", "Nobody is asked who they are").shaped(Shape.OPAQUE),
              text("auth.silly.realm", "Realm of the test scheme, which lets everybody in"),
              text("auth.silly.service", "Service of the test scheme"),
              text("auth.htpasswd.realm", "Realm of Basic authentication"),
              file(
                  "auth.htpasswd.path",
                  "File of users and bcrypt hashes, read again when it changes; made with one"
                      + " account, which the log tells once, if it is missing"),
              access("repositories", "Names it is about: `*` in a component, `**` across them"),
              access("users", "Users it is for; `*` for all that have logged in"),
              flag(ACCESS + "anonymous", false, "It is for everybody, logged in or not"),
              access("allow", "What it allows; `push` allows `pull` too, `catalog` lists all names")
                  .choosing("pull", "push", "delete", "catalog"),
              text("auth.token.realm", "URL of the token server"),
              text("auth.token.service", "Audience that a token must name"),
              text("auth.token.issuer", "Issuer that a token must name"),
              file(
                  "auth.token.rootcertbundle",
                  "PEM file of certificates: tokens signed by their keys or by what they vouch for"
                      + " are trusted; read again when it changes"),
              text(
                  "auth.token.jwks",
                  "File or URL of trusted keys (JWK set); a file is read again when it changes, a"
                      + " URL every 5 minutes and when a key is not known"),
              text("auth.token.signingalgorithms", "Accepted algorithms; all where none is named")
                  .shaped(Shape.LIST)
                  .choosing(AuthConfig.Token.ALGORITHMS.toArray(String[]::new)),
              flag(
                  "auth.token.autoredirect",
                  false,
                  "The token server is under the host that the client used"),
              text("auth.token.autoredirectpath", "Its path there").byDefault("/auth/token")));

  private AuthKeys() {}

  private static Key access(String name, String description) {
    return text(ACCESS + name, description).shaped(Shape.LIST);
  }
}
