// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

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

  /** Gives back threads. What is still to be decided is refused. */
  @Override
  void close();
}
