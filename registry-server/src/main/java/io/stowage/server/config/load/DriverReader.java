// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.Problem;
import io.stowage.server.config.StorageConfig;
import io.stowage.server.config.keys.Choice;
import io.stowage.server.config.keys.Key;
import io.stowage.server.config.keys.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the one storage driver that is chosen, and its parameters. */
final class DriverReader {
  private final DriverKeys drivers;
  private final Values values;
  private final List<Problem> problems;

  DriverReader(DriverKeys drivers, Values values, List<Problem> problems) {
    this.drivers = drivers;
    this.values = values;
    this.problems = problems;
  }

  /** The storage section with its driver, given the names of drivers in it. */
  StorageConfig read(List<String> named) {
    if (named.size() == 1) {
      String driver = named.get(0);
      return StorageReader.read(values, driver, parameters(driver));
    }
    problems.add(
        Problem.error(
            named.isEmpty()
                ? "storage: no driver is named (such as filesystem, with a rootdirectory)"
                : several(named)));
    StorageConfig fallback = StorageConfig.defaults();
    return StorageReader.read(values, fallback.driver(), fallback.parameters());
  }

  private String several(List<String> named) {
    Optional<String> meant =
        named.stream()
            .filter(name -> !drivers.installed().containsKey(name))
            .flatMap(name -> Nearest.of(name, Choice.STORAGE.options()).stream())
            .findFirst();
    String hint =
        meant
            .map(option -> "; did you mean storage." + option + "?")
            .orElse("; REGISTRY_STORAGE=" + named.get(named.size() - 1) + " would choose one");
    return "storage: one driver is served, and these are named: " + String.join(", ", named) + hint;
  }

  private Map<String, Object> parameters(String driver) {
    String missing = drivers.missing().get(driver);
    if (missing != null) {
      problems.add(Problem.error("storage: " + missing));
    }
    Map<String, Object> given = new LinkedHashMap<>();
    for (Key key : drivers.installed().getOrDefault(driver, List.of())) {
      String name = key.path().substring(DriverKeys.path(driver).length() + 1);
      Optional<String> text = values.list(key.path()).stream().findFirst();
      if (text.isPresent()) {
        given.put(name, key.canonical(text.get()));
      } else if (key.setting().required()) {
        problems.add(Problem.error(key.path() + ": is required"));
      }
    }
    return given;
  }
}
