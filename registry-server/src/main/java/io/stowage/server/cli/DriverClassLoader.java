// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import io.stowage.storage.StorageDriverProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipFile;

/** Loads one storage driver and what it needs; the rest comes from the server. */
final class DriverClassLoader extends URLClassLoader {
  private static final String SERVICE =
      "META-INF/services/" + StorageDriverProvider.class.getName();

  static {
    registerAsParallelCapable();
  }

  private DriverClassLoader(String name, List<URL> jars) {
    super(name, jars.toArray(URL[]::new), DriverClassLoader.class.getClassLoader());
  }

  /**
   * Loads from those files that are jars.
   *
   * @throws IOException if one cannot be read: a class loader would pass over it, and hide a driver
   */
  static DriverClassLoader of(String name, List<Path> files) throws IOException {
    List<URL> jars = new ArrayList<>();
    for (Path file : files) {
      if (file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file)) {
        check(file);
        jars.add(file.toUri().toURL());
      }
    }
    return new DriverClassLoader(name, jars);
  }

  private static void check(Path jar) throws IOException {
    try {
      new ZipFile(jar.toFile()).close();
    } catch (IOException e) {
      throw new IOException("cannot read the driver's jar " + jar + ": " + e.getMessage(), e);
    }
  }

  /** The server declares no driver: looking for one in all of its jars would slow the start. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
  }
}
