// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documentation shows of Java stands in a source that the build compiles. */
class DocumentedCodeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyLineOfJavaInDocumentationIsCompiled() throws IOException {
    List<Path> documents = files(".md");
    List<String> sources = files(".java").stream().map(DocumentedCodeTest::read).toList();

    assertThat(documents).isNotEmpty();
    for (Path document : documents) {
      for (String block : blocks(read(document))) {
        assertThat(sources)
            .as("%s shows what no source has:%n%s", ROOT.relativize(document), block)
            .anyMatch(source -> source.contains(block));
      }
    }
  }

  private static List<String> blocks(String document) {
    return BLOCK.matcher(document).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
          .toList();
    }
  }

  /** Without indentation, which is another in documentation. */
  private static String read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
