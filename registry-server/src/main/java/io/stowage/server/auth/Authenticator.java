// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Decides who may do what. Thread-safe. */
public interface Authenticator extends AutoCloseable {

  /**
   * Decides about a request. Blocks nobody: what is known already is decided at once, and anything
   * that takes time happens on threads of its own, of which there are few.
   *
   * @return completed in any case, on any thread
   */
  CompletionStage<Decision> decide(AccessRequest request);

  /**
   * A token for a client that was granted {@link Access#TOKEN}, where this one gives tokens itself.
   *
   * @param user who it is; empty for nobody in particular
   */
  default Optional<Token> token(String user) {
    return Optional.empty();
  }

  /**
   * A token.
   *
   * @param text what the client sends
   * @param valid how long it is good
   */
  record Token(String text, Duration valid) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Token for " + valid;
    }
  }

  /** Gives back threads. What is still to be decided is refused. */
  @Override
  void close();
}
