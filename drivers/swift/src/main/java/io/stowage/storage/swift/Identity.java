// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in and to what.
 *
 * @param user the name; null with an application credential that is named by its id
 * @param userDomain the domain that the name is of
 * @param application the application credential; null where the secret is the user's password
 * @param secret the password, key or secret
 * @param project what is logged in to; null for what the user or the credential has by itself
 * @param trust the id of the trust to log in by, in place of a project
 */
record Identity(
    @Nullable String user,
    Named userDomain,
    @Nullable Named application,
    Secret secret,
    @Nullable Project project,
    @Nullable String trust) {

  /**
   * What is known by an id or a name, one of which is null. Names of projects and of application
   * credentials are unique only within what they are of.
   */
  record Named(@Nullable String id, @Nullable String name) {
    /** The id where there is one, or else the name; null where there is neither. */
    static @Nullable Named of(@Nullable String id, @Nullable String name) {
      return id == null && name == null ? null : new Named(id, id == null ? name : null);
    }
  }

  /** A project, and the domain that its name is of. */
  record Project(Named project, Named domain) {}

  /** Is not printed. */
  record Secret(String value) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
