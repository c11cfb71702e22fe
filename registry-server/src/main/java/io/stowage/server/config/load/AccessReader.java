// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.AccessRule;
import io.stowage.server.config.AccessRule.Right;
import io.stowage.server.config.NamePattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who may do what. A rule says all that it means, so that a slip does not widen it. */
final class AccessReader {
  private static final String SECTION = "auth.htpasswd";
  private static final String ACCESS = SECTION + ".access";
  private static final Set<String> YES = Set.of("true", "yes", "on", "y");
  private static final Pattern REPOSITORIES = Pattern.compile("[a-z0-9._/*?-]+");

  private final Values values;
  private final String path;
  private final Map<String, List<String>> section;

  private AccessReader(Values values, String path, Map<String, List<String>> section) {
    this.values = values;
    this.path = path;
    this.section = section;
  }

  /** The rules; empty where there is no word of rules. */
  static Optional<List<AccessRule>> read(Values values) {
    if (!values.mentioned(SECTION, "access")) {
      return Optional.empty();
    }
    List<Map<String, List<String>>> sections = values.sectionsOfLists(ACCESS);
    if (sections.isEmpty()) {
      values.wrong(ACCESS, "has no rule: leave it out to let every user do everything");
    }
    List<AccessRule> rules = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      rules.add(new AccessReader(values, ACCESS + "[" + i + "].", sections.get(i)).rule());
    }
    return Optional.of(rules);
  }

  private AccessRule rule() {
    boolean anonymous =
        section.getOrDefault("anonymous", List.of()).stream()
            .anyMatch(text -> YES.contains(text.toLowerCase(Locale.ROOT)));
    List<String> users = section.getOrDefault("users", List.of());
    if (users.isEmpty() && !anonymous) {
      wrong("users", "is missing: name users, or \"*\" for all, or say anonymous: true");
    }
    AccessRule rule =
        new AccessRule(
            patterns("repositories", repositories()),
            patterns("users", users.stream().map(AccessReader::withSlashes).toList()),
            anonymous,
            rights());
    if (rule.rights().contains(Right.CATALOG) && !rule.everywhere()) {
      wrong("allow", "catalog lists all repositories: it goes with repositories \"**\" alone");
    }
    return rule;
  }

  private List<String> repositories() {
    List<String> names = section.getOrDefault("repositories", List.of());
    if (names.isEmpty()) {
      wrong("repositories", "is missing: name repositories, or \"**\" for all");
    }
    names.stream()
        .filter(name -> !REPOSITORIES.matcher(name).matches())
        .forEach(name -> wrong("repositories", "no repository has a name like \"" + name + '"'));
    return names;
  }

  /** A slash is nothing special in a user's name. */
  private static String withSlashes(String user) {
    return user.replaceAll("\\*+", "**");
  }

  private Set<Right> rights() {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    List<String> named = section.getOrDefault("allow", List.of());
    if (named.isEmpty()) {
      wrong("allow", "is missing: name what is allowed of pull, push, delete, catalog");
    }
    for (String name : named) {
      for (Right right : Right.values()) {
        if (right.name().equals(name.toUpperCase(Locale.ROOT))) {
          rights.add(right);
        }
      }
    }
    return rights;
  }

  private List<NamePattern> patterns(String key, List<String> texts) {
    List<NamePattern> patterns = new ArrayList<>();
    for (String text : texts) {
      try {
        patterns.add(new NamePattern(text));
      } catch (IllegalArgumentException e) {
        wrong(key, String.valueOf(e.getMessage()));
      }
    }
    return patterns;
  }

  private void wrong(String key, String problem) {
    values.wrong(path + key, problem);
  }
}
