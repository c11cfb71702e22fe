// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.server.auth.TestIdentity;
import io.stowage.server.auth.TestTokens;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.real.support.TokenServer;
import io.stowage.tck.http.RegistryTarget;
import io.stowage.tck.http.RegistryTck;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The TCK with an account of a token server, which the registry sends it to. */
class TokenRegistryTckTest extends RegistryTck {
  @TempDir static Path directory;
  private TokenServer tokens;
  private RunningRegistry registry;

  @BeforeAll
  void start() throws Exception {
    TestIdentity signer = TestIdentity.make(directory, "RSA");
    tokens = TokenServer.start(new TestTokens(signer, TestTokens.Named.THUMBPRINT));
    AuthConfig auth =
        new AuthConfig.Token(
            tokens.realm(),
            TestTokens.SERVICE,
            TestTokens.ISSUER,
            Optional.of(signer.pem(directory)),
            Optional.empty(),
            AuthConfig.Token.ALGORITHMS,
            false,
            "/auth/token");
    registry = RunningRegistry.start(config -> config.withAuth(auth));
  }

  @Override
  protected RegistryTarget registry() {
    return RegistryTarget.at(registry.server().url())
        .named("Stowage with a server of tokens")
        .withAccount(TokenServer.USER, TokenServer.PASSWORD);
  }

  @AfterAll
  void stop() {
    if (tokens != null) {
      tokens.close();
    }
    if (registry != null) {
      registry.close();
    }
  }
}
