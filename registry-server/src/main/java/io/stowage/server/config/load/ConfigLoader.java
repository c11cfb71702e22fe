// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import io.stowage.server.config.ConfigException;
import io.stowage.server.config.Problem;
import io.stowage.server.config.RegistryConfig;
import io.stowage.server.config.StorageConfig;
import io.stowage.server.config.keys.Choice;
import io.stowage.server.config.keys.Schema;
import io.stowage.server.config.source.Choices;
import io.stowage.server.config.source.Node;
import io.stowage.server.config.source.Overlay;
import io.stowage.server.config.source.YamlReader;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.setting.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a configuration: a YAML file, and {@code REGISTRY_*} variables over it. Thread-safe. */
public final class ConfigLoader {
  private final Function<String, List<Setting>> driverSettings;

  /**
   * Reads configurations for some drivers.
   *
   * @param driverSettings the settings of a driver by its name or alias; throws {@link
   *     io.stowage.storage.DriverLoadException} if there is no such driver
   */
  public ConfigLoader(Function<String, List<Setting>> driverSettings) {
    this.driverSettings = driverSettings;
  }

  /** Reads configurations for drivers that are installed. */
  public static ConfigLoader of(StorageDrivers drivers) {
    return new ConfigLoader(name -> drivers.find(name).settings());
  }

  /**
   * Reads a file, if there is one, and variables.
   *
   * @return the configuration with all that is to be said of it
   * @throws ConfigException if the file cannot be read or is not YAML
   */
  public LoadedConfig load(Optional<Path> file, Map<String, String> environment) {
    List<Problem> problems = new ArrayList<>();
    Node.Mapping given = Choices.spellOut(file.map(YamlReader::readFile).orElseGet(Node::section));
    DriverKeys drivers = DriverKeys.named(given, environment, driverSettings);
    Schema schema = drivers.schema();
    Node.Mapping overlaid = new Overlay(schema, problems).apply(given, environment);
    Node.Mapping tree = file.isEmpty() ? withDriver(overlaid, problems) : overlaid;
    new KeyCheck(schema, problems).check(tree);
    checkAuth(tree, schema, problems);
    Values values = new Values(schema, tree, problems);
    StorageConfig storage =
        new DriverReader(drivers, values, problems).read(Choices.chosen(tree, Choice.STORAGE));
    RegistryConfig config =
        new RegistryConfig(
            LogReader.read(values),
            storage,
            HttpReader.read(values, storage.driver()),
            page(values, "catalog.maxentries"),
            page(values, "tags.maxtags"),
            ValidationReader.read(values),
            AuthReader.read(values, Choices.chosen(tree, Choice.AUTH)),
            HealthReader.read(values));
    return new LoadedConfig(config, problems, schema, tree);
  }

  /** Without a file there is a driver all the same, so that a first try needs no settings. */
  private static Node.Mapping withDriver(Node.Mapping tree, List<Problem> problems) {
    if (!Choices.chosen(tree, Choice.STORAGE).isEmpty()) {
      return tree;
    }
    String directory = StorageConfig.DEFAULT_DIRECTORY;
    problems.add(
        Problem.note(
            "no storage driver is named: content is stored in "
                + Path.of(directory).toAbsolutePath()));
    Node.Mapping parameters = Node.section().with(StorageConfig.DIRECTORY, Node.text(directory));
    Node.Mapping storage =
        tree.get(Choice.STORAGE.section()) instanceof Node.Mapping given ? given : Node.section();
    return tree.with(
        Choice.STORAGE.section(), storage.with(StorageConfig.defaults().driver(), parameters));
  }

  private static int page(Values values, String path) {
    int given = values.number(path);
    return given > 0 ? given : RegistryConfig.DEFAULT_PAGE;
  }

  /** A way to authenticate that nobody knows must not be taken for none. */
  private static void checkAuth(Node.Mapping tree, Schema schema, List<Problem> problems) {
    List<String> named = Choices.chosen(tree, Choice.AUTH);
    Set<String> known =
        schema
            .find(List.of(Choice.AUTH.section()))
            .map(section -> section.children().keySet())
            .orElseGet(Set::of);
    if (named.size() > 1) {
      problems.add(
          Problem.error(
              "auth: one way is served, and these are named: " + String.join(", ", named)));
    }
    named.stream()
        .filter(name -> !known.contains(name))
        .map(name -> Problem.error("auth: there is no way \"" + name + "\" to authenticate"))
        .forEach(problems::add);
  }
}
