// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

import java.util.Objects;

/** Why a configuration cannot be used. Its message is one line that names what is wrong. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * Says what is wrong.
   *
   * @param message one line without secrets that names what is wrong, by its key or its place
   */
  public ConfigException(String message) {
    super(message);
  }

  /** {@return what is wrong, in one line without secrets} */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
