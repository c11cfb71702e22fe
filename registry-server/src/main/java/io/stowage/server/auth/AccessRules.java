// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import io.stowage.server.config.AccessRule;
import io.stowage.server.config.AccessRule.Right;
import java.util.List;
import java.util.Map;

/** Who may do what, where that is told. Immutable. */
final class AccessRules {
  private static final Map<String, Right> RIGHTS =
      Map.of(Access.PULL, Right.PULL, Access.PUSH, Right.PUSH, Access.DELETE, Right.DELETE);

  private final List<AccessRule> rules;

  AccessRules(List<AccessRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Whether any rule allows something.
   *
   * @param user empty for somebody who is not logged in
   */
  boolean allow(String user, Access access) {
    for (AccessRule rule : rules) {
      if (isFor(rule, user) && allows(rule, access)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any rule is for those who are not logged in. */
  boolean anonymous() {
    return rules.stream().anyMatch(AccessRule::anonymous);
  }

  private static boolean isFor(AccessRule rule, String user) {
    return rule.anonymous()
        || (!user.isEmpty() && rule.users().stream().anyMatch(pattern -> pattern.matches(user)));
  }

  private static boolean allows(AccessRule rule, Access access) {
    if (access.equals(Access.CATALOG)) {
      return rule.allowed().contains(Right.CATALOG);
    }
    Right right = RIGHTS.get(access.action());
    return right != null && rule.allowed().contains(right) && covers(rule, access);
  }

  private static boolean covers(AccessRule rule, Access access) {
    return access.equals(Access.PULL_ALL)
        ? rule.everywhere()
        : rule.repositories().stream().anyMatch(pattern -> pattern.matches(access.name()));
  }
}
