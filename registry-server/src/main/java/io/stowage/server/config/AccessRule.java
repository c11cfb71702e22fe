// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One rule of who may do what with which repositories ({@code auth.htpasswd.access}). Rules add up:
 * what no rule allows is denied.
 *
 * @param repositories the names that it is about ({@code repositories}); about none if empty
 * @param users the users that it is for ({@code users}), {@code **} for all that have logged in;
 *     may be empty if it is for everybody
 * @param anonymous whether it is for everybody, logged in or not ({@code anonymous})
 * @param rights what it allows ({@code allow}); nothing if empty
 */
public record AccessRule(
    List<NamePattern> repositories,
    List<NamePattern> users,
    boolean anonymous,
    Set<AccessRule.Right> rights) {

  /** What can be allowed. */
  public enum Right {
    /** Read manifests, tags, blobs and referrers. */
    PULL,
    /** Write them, and all that {@link #PULL} allows: a client that pushes looks first. */
    PUSH,
    /** Delete them. */
    DELETE,
    /** List the names of all repositories. */
    CATALOG
  }

  /** Copies the collections. */
  public AccessRule {
    repositories = List.copyOf(repositories);
    users = List.copyOf(users);
    rights = Set.copyOf(rights);
  }

  /**
   * {@return what the rule allows, with what follows from it} That is {@link Right#PULL} where
   * there is {@link Right#PUSH}.
   */
  public Set<Right> allowed() {
    EnumSet<Right> all = EnumSet.noneOf(Right.class);
    all.addAll(rights);
    if (all.contains(Right.PUSH)) {
      all.add(Right.PULL);
    }
    return all;
  }

  /**
   * Whether the rule is about all repositories, as one that allows {@link Right#CATALOG} has to be.
   *
   * @return whether one of its patterns is {@code **}
   */
  public boolean everywhere() {
    return repositories.stream().anyMatch(NamePattern::matchesAll);
  }
}
