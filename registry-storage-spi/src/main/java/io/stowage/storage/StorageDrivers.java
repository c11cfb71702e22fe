// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.storage.setting.InvalidSettingException;
import io.stowage.storage.setting.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The drivers that are installed. A driver is chosen by its name, exactly one has to have it, and
 * there is no fallback. Immutable and thread-safe.
 */
public final class StorageDrivers {
  private final List<StorageDriverProvider> providers;

  private StorageDrivers(List<StorageDriverProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /**
   * The drivers that the thread's context class loader sees.
   *
   * @return the drivers, which may be none
   * @throws DriverLoadException if a driver's declaration is broken
   */
  public static StorageDrivers load() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return load(List.of(context != null ? context : StorageDrivers.class.getClassLoader()));
  }

  /**
   * The drivers that any of these class loaders sees.
   *
   * @param loaders the class loaders, by the first of which a driver that several see is found;
   *     none of them is closed
   * @return the drivers, which may be none
   * @throws DriverLoadException if a driver's declaration is broken
   */
  public static StorageDrivers load(List<ClassLoader> loaders) {
    List<StorageDriverProvider> found = new ArrayList<>();
    Set<Class<?>> seen = new HashSet<>();
    try {
      for (ClassLoader loader : loaders) {
        ServiceLoader.load(StorageDriverProvider.class, loader).stream()
            .filter(provider -> seen.add(provider.type()))
            .forEach(provider -> found.add(provider.get()));
      }
    } catch (ServiceConfigurationError e) {
      throw new DriverLoadException("a storage driver is installed wrongly: " + e.getMessage(), e);
    }
    found.sort(Comparator.comparing(StorageDriverProvider::name));
    return new StorageDrivers(found);
  }

  /** {@return the providers of all of them, by name} */
  public List<StorageDriverProvider> providers() {
    return providers;
  }

  /**
   * The driver of a name or alias.
   *
   * @param name a name or an alias, case-sensitive
   * @return the only provider that has it
   * @throws DriverLoadException if no driver is installed, none has the name, or several have
   */
  public StorageDriverProvider find(String name) {
    if (providers.isEmpty()) {
      throw new DriverLoadException(
          "no storage driver is installed: put the jar of one on the class path");
    }
    List<StorageDriverProvider> named =
        providers.stream()
            .filter(provider -> provider.name().equals(name) || provider.aliases().contains(name))
            .toList();
    if (named.isEmpty()) {
      throw new DriverLoadException(
          "unknown storage driver \"" + name + "\"; installed are " + names(providers));
    }
    if (named.size() > 1) {
      throw new DriverLoadException(
          "storage driver \"" + name + "\" is installed more than once: " + classes(named));
    }
    return named.get(0);
  }

  /**
   * Opens a driver.
   *
   * @param name the driver's name or an alias, case-sensitive
   * @param parameters values by the names of the driver's settings
   * @return the driver, which the caller closes
   * @throws DriverLoadException if no driver is installed, none has the name, or several have
   * @throws InvalidSettingException if a parameter is unknown, missing or wrong
   * @throws StorageException if the backend is away, refuses, or is not as the settings say
   */
  public StorageDriver open(String name, Map<String, ?> parameters) throws StorageException {
    StorageDriverProvider provider = find(name);
    return provider.open(Settings.of(provider.settings(), parameters));
  }

  private static String names(List<StorageDriverProvider> some) {
    return some.stream().map(StorageDriverProvider::name).collect(Collectors.joining(", "));
  }

  private static String classes(List<StorageDriverProvider> some) {
    return some.stream()
        .map(provider -> provider.getClass().getName())
        .collect(Collectors.joining(", "));
  }
}
