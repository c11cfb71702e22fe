// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;

/**
 * One setting of the server. Its path names the sections above it, as in {@code
 * http.tls.certificate}; {@code []} stands behind a list of sections.
 *
 * @param setting its path as the name, its type, unit, default, bounds and description
 * @param shape how its values are arranged
 * @param status what becomes of it
 */
public record Key(Setting setting, Shape shape, Status status) {

  static Key text(String path, String description) {
    return of(path, SettingType.STRING, description);
  }

  static Key flag(String path, boolean byDefault, String description) {
    return of(path, SettingType.BOOLEAN, description).byDefault(String.valueOf(byDefault));
  }

  static Key number(String path, String description) {
    return of(path, SettingType.INTEGER, description);
  }

  static Key duration(String path, String description) {
    return of(path, SettingType.DURATION, description);
  }

  static Key file(String path, String description) {
    return of(path, SettingType.PATH, description);
  }

  static Key bytes(String path, String description) {
    return of(path, SettingType.BYTES, description);
  }

  private static Key of(String path, SettingType type, String description) {
    return new Key(Setting.of(path, type, description), Shape.SCALAR, new Status.Served());
  }

  /** A driver's setting as a key of the table. */
  public static Key of(String path, Setting declared) {
    Setting renamed =
        new Setting(
            path,
            declared.type(),
            declared.unit(),
            declared.defaultValue(),
            declared.required(),
            declared.secret(),
            declared.choices(),
            declared.min(),
            declared.max(),
            declared.description());
    return new Key(renamed, Shape.SCALAR, new Status.Served());
  }

  /** A section of which nothing is known, not even which of its values are secret. */
  public static Key unknownSection(String path) {
    return text(path, "").shaped(Shape.OPAQUE).secret();
  }

  Key byDefault(String value) {
    return with(setting.withDefault(value));
  }

  Key between(long least, long greatest, String unit) {
    return with(setting.between(least, greatest, unit));
  }

  Key choosing(String... values) {
    return with(setting.choosing(values));
  }

  Key secret() {
    return with(setting.asSecret());
  }

  Key shaped(Shape newShape) {
    return new Key(setting, newShape, status);
  }

  Key notYet() {
    return new Key(setting, shape, new Status.NotYet());
  }

  Key essential(String harm) {
    return new Key(setting, shape, new Status.Essential(harm));
  }

  Key notPlanned(String reason) {
    return new Key(setting, shape, new Status.NotPlanned(reason));
  }

  private Key with(Setting newSetting) {
    return new Key(newSetting, shape, status);
  }

  /** The names of the sections above it and its own, with dots between. */
  public String path() {
    return setting.name();
  }

  /**
   * Parses and checks one value. Letters' case does not matter where there are choices.
   *
   * @throws io.stowage.storage.setting.InvalidSettingException if it is wrong
   */
  public Object parse(String text) {
    return setting.parse(canonical(text));
  }

  /** A value as the table spells it, where there are choices; else as it is. */
  public String canonical(String text) {
    return setting.choices().stream().filter(text::equalsIgnoreCase).findFirst().orElse(text);
  }

  /** Whether a given value has an effect. */
  public boolean served() {
    return status instanceof Status.Served;
  }
}
