// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

/** How many values a setting takes, and how they are arranged. */
public enum Shape {
  /** One value. */
  SCALAR,
  /** A list of values. */
  LIST,
  /** Values by names of the operator's choice. */
  MAP,
  /** Lists of values by names of the operator's choice. */
  MAP_OF_LISTS,
  /** Anything, looked at by nobody here. */
  OPAQUE
}
