// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.Settings;
import java.util.List;
import java.util.Set;

/**
 * Makes drivers of one kind. Found through {@link java.util.ServiceLoader}: has a public
 * constructor without parameters that does nothing, and is named in the driver's {@code
 * META-INF/services} and, if it has one, its module declaration.
 */
public interface StorageDriverProvider {

  /** {@return the name by which a driver is chosen, such as {@code filesystem}} */
  String name();

  /** {@return further names by which it is chosen; none unless overridden} */
  default Set<String> aliases() {
    return Set.of();
  }

  /** {@return one line on what it stores to, for the list of installed drivers} */
  String description();

  /** {@return what can be set, in the order in which a reader wants to meet it} */
  List<Setting> settings();

  /**
   * Opens a driver.
   *
   * @param settings values for {@link #settings()}, already checked
   * @return the driver, which the caller closes
   * @throws StorageException if the backend is away, refuses, or is not as the settings say
   * @throws io.stowage.storage.setting.InvalidSettingException if settings do not go together
   */
  StorageDriver open(Settings settings) throws StorageException;
}
