// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A directory in which a JDK is. */
public final class JavaHome {
  /** The environment variable that tells a program which JDK to use. */
  public static final String VARIABLE = "JAVA_HOME";

  private JavaHome() {}

  /** Tells whether there is a JDK in a directory. */
  public static boolean isOne(Path directory) {
    return Files.isExecutable(directory.resolve("bin/java"));
  }

  /** The JDK's version as its {@code release} file says it. */
  static String version(Path home) {
    Properties release = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "JDK " + release.getProperty("JAVA_VERSION", "unknown").replace("\"", "");
  }
}
