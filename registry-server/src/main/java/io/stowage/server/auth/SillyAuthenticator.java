// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import io.stowage.server.config.AuthConfig;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The test scheme of {@code registry:2}: any {@code Authorization} header will do. */
final class SillyAuthenticator implements Authenticator {
  private static final Decision GRANTED = new Decision.Granted("silly", true);

  private final AuthConfig.Silly config;

  SillyAuthenticator(AuthConfig.Silly config) {
    this.config = config;
  }

  @Override
  public CompletionStage<Decision> decide(AccessRequest request) {
    return CompletableFuture.completedStage(
        request.authorization() == null || request.authorization().isEmpty()
            ? new Decision.Challenged(challenge(request), "no credentials", false)
            : GRANTED);
  }

  private String challenge(AccessRequest request) {
    return Challenges.bearer(config.realm(), config.service(), request.toAskFor(), "");
  }

  @Override
  public void close() {}
}
