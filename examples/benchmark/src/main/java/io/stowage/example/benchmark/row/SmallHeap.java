// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts a registry that is a Java program with a small heap; to another it means nothing. */
final class SmallHeap {
  static final String FLAG = "-Xmx128m";
  private static final String VARIABLE = "JAVA_OPTS";

  private SmallHeap() {}

  /**
   * Starts a registry over plain HTTP.
   *
   * @throws IOException if it does not start, or is a Java program with another heap
   */
  static RegistryProcess start(RegistrySpec registry, Path root) throws IOException {
    RegistryProcess server = RegistryProcess.start(registry.with(VARIABLE, FLAG), root, null);
    List<String> words = server.words();
    boolean java = words.stream().anyMatch(word -> word.equals("java") || word.endsWith("/java"));
    if (java && !isSmall(words)) {
      server.close();
      throw new IOException("%s=%s does not reach the JVM".formatted(VARIABLE, FLAG));
    }
    return server;
  }

  static boolean isSmall(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith("-Xmx"))
        .reduce((earlier, last) -> last)
        .filter(FLAG::equals)
        .isPresent();
  }
}
