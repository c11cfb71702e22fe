// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.storage.StorageDrivers;
import io.stowage.storage.setting.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The storage drivers on the class path and in the {@code drivers} directory of the distribution.
 * There, each sub-directory holds one driver with its own dependencies, and so does each jar; they
 * see the server's classes and not each other's. Class loaders stay open as long as the process.
 */
final class InstalledDrivers {
  private final Optional<Path> directory;

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
    return load(true, "");
  }

  /**
   * Enough of them to open one: sub-directories of other names are not looked into if there is one
   * of this name, which keeps the start short.
   *
   * @throws IOException if a jar cannot be read
   */
  StorageDrivers enoughFor(String name) throws IOException {
    boolean own = directory.filter(drivers -> Files.isDirectory(below(drivers, name))).isPresent();
    return load(!own, name);
  }

  /** A driver's name is an operator's text: it must not lead out of the directory. */
  private static Path below(Path drivers, String name) {
    return name.matches("[a-z0-9][a-z0-9._-]*") ? drivers.resolve(name) : drivers.resolve("none");
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

  private StorageDrivers load(boolean everything, String name) throws IOException {
    List<ClassLoader> loaders = new ArrayList<>();
    loaders.add(InstalledDrivers.class.getClassLoader());
    if (directory.isPresent()) {
      for (Path entry : list(directory.get())) {
        boolean wanted = everything || entry.getFileName().toString().equals(name);
        if (Files.isDirectory(entry) && wanted) {
          loaders.add(loader(entry.getFileName().toString(), jars(list(entry))));
        } else if (isJar(entry)) {
          loaders.add(loader(entry.getFileName().toString(), jars(List.of(entry))));
        }
      }
    }
    return StorageDrivers.load(loaders);
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }

  private static boolean isJar(Path file) {
    return file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file);
  }

  private static URL[] jars(List<Path> files) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path file : files) {
      if (isJar(file)) {
        urls.add(checked(file));
      }
    }
    return urls.toArray(URL[]::new);
  }

  /** A class loader passes over a jar that it cannot read, which would hide a driver. */
  private static URL checked(Path jar) throws IOException {
    try {
      new ZipFile(jar.toFile()).close();
    } catch (IOException e) {
      throw new IOException("cannot read the driver's jar " + jar + ": " + e.getMessage(), e);
    }
    return jar.toUri().toURL();
  }

  private static ClassLoader loader(String name, URL[] jars) {
    return new URLClassLoader(name, jars, InstalledDrivers.class.getClassLoader());
  }
}
