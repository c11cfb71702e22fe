// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import static io.stowage.server.config.keys.Key.file;
import static io.stowage.server.config.keys.Key.flag;
import static io.stowage.server.config.keys.Key.text;

import java.util.List;

final class AuthKeys {
  static final KeySection SECTION =
      new KeySection(
          "Authentication",
          List.of(
              text("auth.none", "Nobody is asked who they are").shaped(Shape.OPAQUE),
              closed(text("auth.silly.realm", "Realm of the test scheme")),
              closed(text("auth.silly.service", "Service of the test scheme")),
              closed(text("auth.htpasswd.realm", "Realm of Basic authentication")),
              closed(file("auth.htpasswd.path", "File of users and bcrypt hashes")),
              closed(text("auth.token.realm", "URL of the token service")),
              closed(text("auth.token.service", "Audience that a token must name")),
              closed(text("auth.token.issuer", "Issuer that a token must name")),
              closed(file("auth.token.rootcertbundle", "PEM file of trusted certificates")),
              closed(file("auth.token.jwks", "File of trusted keys (JWK set)")),
              closed(
                  text("auth.token.signingalgorithms", "Accepted algorithms").shaped(Shape.LIST)),
              closed(flag("auth.token.autoredirect", false, "Build the realm from the request")),
              closed(
                  text("auth.token.autoredirectpath", "Path of that realm")
                      .byDefault("/auth/token"))));

  private AuthKeys() {}

  private static Key closed(Key key) {
    return key.essential("everybody could read and write");
  }
}
