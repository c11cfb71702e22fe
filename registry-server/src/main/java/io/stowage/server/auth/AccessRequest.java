// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants, and how it says who it is.
 *
 * @param authorization its {@code Authorization} header; null for none
 * @param client its address
 * @param required what it has to be allowed to do, all of it; nothing where it has to be somebody
 *     alone
 * @param wished what the request goes on without: the source of a mount
 * @param urls where clients get tokens that reached the server as this one did
 */
public record AccessRequest(
    @Nullable String authorization,
    String client,
    List<Access> required,
    Optional<Access> wished,
    TokenUrls urls) {

  /** Where tokens are given, as seen by one client. */
  public interface TokenUrls {

    /** By this registry itself. */
    String ownTokens();

    /** Scheme, host and port of a token server that shares the address of this registry. */
    String origin();
  }

  public AccessRequest {
    required = List.copyOf(required);
  }

  /** What a client that has to say who it is should ask to be allowed. */
  List<Access> toAskFor() {
    List<Access> all = new ArrayList<>(required);
    wished.filter(wish -> !wish.equals(Access.PULL_ALL)).ifPresent(all::add);
    return all;
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return client + " for " + Access.scope(required);
  }
}
