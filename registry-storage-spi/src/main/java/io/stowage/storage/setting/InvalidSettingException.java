// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.setting;

/** A setting that is unknown, missing or wrong. Its message is one line that names it. */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** The name of the setting at fault. */
  private final String setting;

  /**
   * Says what is wrong with a setting.
   *
   * @param setting its name
   * @param problem what is wrong, to stand after the name; holds no secret
   */
  public InvalidSettingException(String setting, String problem) {
    super(setting + ": " + problem);
    this.setting = setting;
  }

  /** {@return the name of the setting at fault} */
  public String setting() {
    return setting;
  }
}
