// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import java.util.Set;

/** A section in which exactly one of several names is given, such as the storage driver. */
public enum Choice {
  /** The storage driver; options that count for all drivers stand beside it. */
  STORAGE("storage"),
  /** The way to authenticate. */
  AUTH("auth");

  private static final Set<String> STORAGE_OPTIONS =
      Set.of("cache", "delete", "redirect", "tag", "maintenance");

  private final String section;

  Choice(String section) {
    this.section = section;
  }

  /** The name of the section, which lies at the top. */
  public String section() {
    return section;
  }

  /** Names in the section that are no choice but stand beside it. */
  public Set<String> options() {
    return this == STORAGE ? STORAGE_OPTIONS : Set.of();
  }
}
