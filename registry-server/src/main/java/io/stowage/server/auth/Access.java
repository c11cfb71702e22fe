// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a client wants to do, as the token protocol of registries writes it.
 *
 * @param type {@code repository} or {@code registry}
 * @param name of the repository; {@code catalog} for the registry
 * @param action {@code pull}, {@code push}, {@code delete} or {@code *}
 */
public record Access(String type, String name, String action) {
  public static final String PULL = "pull";
  public static final String PUSH = "push";
  public static final String DELETE = "delete";

  private static final String REPOSITORY = "repository";

  /** To list the names of all repositories. */
  public static final Access CATALOG = new Access("registry", "catalog", "*");

  /** To be given a token by this registry itself. */
  public static final Access TOKEN = new Access("registry", "token", PULL);

  /** To read whatever is in any repository. */
  public static final Access PULL_ALL = new Access(REPOSITORY, "*", PULL);

  /** To do something with a repository. */
  public static Access to(String action, String repository) {
    return new Access(REPOSITORY, repository, action);
  }

  /** Whether it is about a repository, or all of them. */
  boolean inRepository() {
    return type.equals(REPOSITORY);
  }

  /** Several as the scope of a challenge: {@code repository:a:pull,push repository:b:pull}. */
  static String scope(List<Access> accesses) {
    Map<String, List<String>> actions = new LinkedHashMap<>();
    for (Access access : accesses) {
      actions
          .computeIfAbsent(access.type + ':' + access.name, unused -> new ArrayList<>())
          .add(access.action);
    }
    List<String> scopes = new ArrayList<>();
    actions.forEach((resource, names) -> scopes.add(resource + ':' + String.join(",", names)));
    return String.join(" ", scopes);
  }
}
