// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One rule of who may do what with which repositories ({@code auth.htpasswd.access}). Rules add up:
 * what no rule allows is denied.
 *
 * @param repositories the names that it is about
 * @param users the users that it is for, beside those that are not logged in where it says so
 * @param anonymous whether it is for everybody, logged in or not
 * @param rights what it allows
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

  public AccessRule {
    repositories = List.copyOf(repositories);
    users = List.copyOf(users);
    rights = Set.copyOf(rights);
  }

  /** What it allows, with what follows from it. */
  public Set<Right> allowed() {
    EnumSet<Right> all = EnumSet.noneOf(Right.class);
    all.addAll(rights);
    if (all.contains(Right.PUSH)) {
      all.add(Right.PULL);
    }
    return all;
  }

  /** Whether it is about all repositories. */
  public boolean everywhere() {
    return repositories.stream().anyMatch(NamePattern::matchesAll);
  }
}
