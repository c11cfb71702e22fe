// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.storage.StorageDrivers;
import io.stowage.storage.setting.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The storage drivers in the {@code drivers} directory of the distribution; those on the class path
 * where there is no such directory. In it, each sub-directory holds one driver with its own
 * dependencies, and so does each jar; they see the server's classes and not each other's. Class
 * loaders stay open as long as the process. Not thread-safe.
 */
final class InstalledDrivers {
  private static final Pattern DIRECTORY = Pattern.compile("[a-z0-9][a-z0-9._-]*");

  private final Optional<Path> directory;
  private final Map<String, StorageDrivers> loaded = new HashMap<>();

  /**
   * Looks into a directory.
   *
   * @param directory need not exist
   */
  InstalledDrivers(Optional<Path> directory) {
    this.directory = directory.filter(Files::isDirectory);
  }

  /**
   * All of them.
   *
   * @throws IOException if a jar cannot be read
   */
  StorageDrivers all() throws IOException {
    return load(Optional.empty());
  }

  /**
   * Enough of them to open one: sub-directories of other names are not looked into if there is one
   * of this name, which keeps the start short.
   *
   * @throws IOException if a jar cannot be read
   */
  StorageDrivers enoughFor(String name) throws IOException {
    StorageDrivers known = loaded.get(name);
    if (known == null) {
      known = load(Optional.of(name).filter(this::hasDirectory));
      loaded.put(name, known);
    }
    return known;
  }

  /**
   * The settings of one driver.
   *
   * @throws io.stowage.storage.DriverLoadException if it is not there, or more than once
   * @throws UncheckedIOException if a jar cannot be read
   */
  List<Setting> settings(String name) {
    try {
      return enoughFor(name).find(name).settings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A driver's name is an operator's text, and must not lead out of the directory. */
  private boolean hasDirectory(String name) {
    return DIRECTORY.matcher(name).matches()
        && directory.filter(drivers -> Files.isDirectory(drivers.resolve(name))).isPresent();
  }

  private StorageDrivers load(Optional<String> only) throws IOException {
    List<ClassLoader> loaders = new ArrayList<>();
    if (directory.isEmpty()) {
      loaders.add(InstalledDrivers.class.getClassLoader());
      return StorageDrivers.load(loaders);
    }
    for (Path entry : list(directory.get())) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry) && only.map(name::equals).orElse(true)) {
        loaders.add(DriverClassLoader.of(name, list(entry)));
      } else if (Files.isRegularFile(entry)) {
        loaders.add(DriverClassLoader.of(name, List.of(entry)));
      }
    }
    return StorageDrivers.load(loaders);
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
