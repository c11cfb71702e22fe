// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a token that was found good says.
 *
 * @param user whom it is for; may be empty
 * @param expiry when it is good no more, leeway included
 * @param actions what it allows, by type and name with a colon between
 */
record VerifiedToken(String user, Instant expiry, Map<String, Set<String>> actions) {
  private static final String ANY = "*";

  VerifiedToken {
    actions = Map.copyOf(actions);
  }

  boolean allowsAll(List<Access> accesses) {
    return accesses.stream().allMatch(this::allows);
  }

  boolean allows(Access access) {
    Set<String> allowed = actions.getOrDefault(access.type() + ':' + access.name(), Set.of());
    return allowed.contains(access.action()) || allowed.contains(ANY);
  }
}
