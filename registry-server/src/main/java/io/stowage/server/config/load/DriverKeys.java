// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.StorageConfig;
import io.stowage.server.config.keys.Choice;
import io.stowage.server.config.keys.Key;
import io.stowage.server.config.keys.KeyTable;
import io.stowage.server.config.keys.Schema;
import io.stowage.server.config.source.Choices;
import io.stowage.server.config.source.Node;
import io.stowage.storage.DriverLoadException;
import io.stowage.storage.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The storage drivers that a configuration names.
 *
 * @param installed the settings of each one that is installed, as keys of the table
 * @param missing why each other one cannot be had
 */
record DriverKeys(Map<String, List<Key>> installed, Map<String, String> missing) {

  /**
   * Looks up the drivers that the file and the variables name.
   *
   * @param settings the settings of a driver by its name
   */
  static DriverKeys named(
      Node.Mapping file,
      Map<String, String> environment,
      Function<String, List<Setting>> settings) {
    Set<String> chosen = new LinkedHashSet<>(Choices.chosen(file, Choice.STORAGE));
    chosen.addAll(Choices.chosen(environment, Choice.STORAGE));
    Set<String> mentioned = new LinkedHashSet<>(chosen);
    mentioned.addAll(Choices.mentioned(environment, Choice.STORAGE));
    if (mentioned.isEmpty()) {
      mentioned.add(StorageConfig.defaults().driver());
    }
    DriverKeys found = new DriverKeys(new LinkedHashMap<>(), new LinkedHashMap<>());
    mentioned.forEach(driver -> found.lookUp(driver, settings));
    // a variable may have been meant for something else: then it is just unknown
    found.missing.keySet().removeIf(driver -> mentioned.size() > 1 && !chosen.contains(driver));
    return found;
  }

  private void lookUp(String driver, Function<String, List<Setting>> settings) {
    try {
      List<Key> keys =
          settings.apply(driver).stream()
              .map(setting -> Key.of(path(driver) + "." + setting.name(), setting))
              .toList();
      installed.put(driver, keys);
    } catch (DriverLoadException e) {
      missing.put(driver, e.getMessage());
    }
  }

  /** The table of the server, and what these drivers declare. */
  Schema schema() {
    List<Key> keys = new ArrayList<>();
    installed.values().forEach(keys::addAll);
    missing.keySet().forEach(driver -> keys.add(Key.unknownSection(path(driver))));
    return Schema.of(
        KeyTable.with(keys), installed.keySet().stream().map(DriverKeys::path).toList());
  }

  /** The path of a driver's section. */
  static String path(String driver) {
    return Choice.STORAGE.section() + "." + driver;
  }
}
