// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Jars of drivers that are not on the class path of the tests. */
final class DriverJar {
  private static final String SERVICE =
      "META-INF/services/io.stowage.storage.StorageDriverProvider";

  private DriverJar() {}

  /** A driver that can be found, and not be opened. */
  static void write(Path jar, String driver, String className) throws IOException {
    Path work = Files.createTempDirectory("driver");
    String simpleName = className.substring(className.indexOf('.') + 1);
    Path source = work.resolve(simpleName + ".java");
    Files.writeString(
        source,
        """
        package %s;
        import io.stowage.storage.*;
        import io.stowage.storage.setting.*;
        public class %s implements StorageDriverProvider {
          public String name() { return "%s"; }
          public String description() { return "nothing"; }
          public java.util.List<Setting> settings() { return java.util.List.of(); }
          public StorageDriver open(Settings settings) throws StorageException {
            throw new StorageException.Denied("this is a test", null);
          }
        }
        """
            .formatted(className.substring(0, className.indexOf('.')), simpleName, driver));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    int code =
        compiler.run(
            null,
            null,
            null,
            "-cp",
            classPath,
            "-proc:none",
            "-d",
            work.toString(),
            source.toString());
    if (code != 0) {
      throw new IOException("the driver of the test does not compile");
    }
    String classFile = className.replace('.', '/') + ".class";
    pack(jar, className, classFile, Files.readAllBytes(work.resolve(classFile)));
  }

  /** A jar that names a driver and does not hold it. */
  static void writeBroken(Path jar, String className) throws IOException {
    pack(jar, className, "readme", new byte[0]);
  }

  private static void pack(Path jar, String className, String name, byte[] content)
      throws IOException {
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry(SERVICE));
      entries.write(className.getBytes(UTF_8));
      entries.putNextEntry(new JarEntry(name));
      entries.write(content);
    }
  }
}
