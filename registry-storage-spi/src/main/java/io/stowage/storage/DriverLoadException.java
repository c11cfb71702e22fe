// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

/** A driver that cannot be chosen: none is installed, none has the name, or several have. */
public final class DriverLoadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DriverLoadException(String message) {
    super(message);
  }

  DriverLoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
