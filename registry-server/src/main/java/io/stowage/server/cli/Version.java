// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import org.jspecify.annotations.Nullable;

/** The version of this program, from the manifest of its jar. */
final class Version {
  private Version() {}

  /** The version's number alone. */
  static String number() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** The program with its version and that of Java. */
  static String line() {
    return "stowage registry " + number() + " (Java " + Runtime.version() + ")";
  }
}
