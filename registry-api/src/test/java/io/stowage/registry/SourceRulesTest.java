// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for the sources of every module. */
class SourceRulesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void filesAreShort() throws IOException {
    assertThat(files(".java"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(lines(file)).as(ROOT.relativize(file) + "").isLessThan(401));
  }

  @Test
  void thePomsOfModulesAreShort() throws IOException {
    assertThat(files("pom.xml"))
        .filteredOn(file -> !file.getParent().equals(ROOT))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(lines(file)).as(ROOT.relativize(file) + "").isLessThan(301));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
          .toList();
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
