// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import io.stowage.server.config.AuthConfig;
import io.stowage.server.config.Secret;
import java.io.IOException;

/** Opens what a configuration asks for. */
public final class Authenticators {
  private Authenticators() {}

  /**
   * Opens the way to authenticate of a configuration.
   *
   * @param secret what instances share that accept each other's tokens
   * @return what the caller closes
   * @throws IOException in one line that names the setting, if a file is not as it must be
   */
  public static Authenticator open(AuthConfig config, Secret secret) throws IOException {
    if (config instanceof AuthConfig.Htpasswd htpasswd) {
      return HtpasswdAuthenticator.open(htpasswd, secret);
    }
    if (config instanceof AuthConfig.Token token) {
      return TokenAuthenticator.open(token);
    }
    return config instanceof AuthConfig.Silly silly
        ? new SillyAuthenticator(silly)
        : new OpenAuthenticator();
  }
}
