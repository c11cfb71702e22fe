// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config;

/** Why a configuration cannot be used. Its message is one line that names what is wrong. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private final String message;

  /** Says what is wrong in one line without secrets. */
  public ConfigException(String message) {
    super(message);
    this.message = message;
  }

  /** What is wrong, in one line. */
  @Override
  public String getMessage() {
    return message;
  }
}
