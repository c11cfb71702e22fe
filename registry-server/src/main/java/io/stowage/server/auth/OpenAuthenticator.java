// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets everybody do everything. */
final class OpenAuthenticator implements Authenticator {
  private static final CompletionStage<Decision> GRANTED =
      CompletableFuture.completedStage(new Decision.Granted("", true));

  @Override
  public CompletionStage<Decision> decide(AccessRequest request) {
    return GRANTED;
  }

  @Override
  public void close() {}
}
