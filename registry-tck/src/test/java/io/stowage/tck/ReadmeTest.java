// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.tck.laws.LawTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows code that is compiled and run, and tests that exist. */
class ReadmeTest {
  private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TEST = Pattern.compile("(?m)^test: (\\w+)$");

  @Test
  void itsCodeIsThatOfClassesThatRun() throws IOException {
    String sources = source("ReferenceTckTest") + source("DeviatingTckTest");

    assertThat(found(CODE)).hasSize(2).allMatch(sources::contains);
  }

  @Test
  void theTestWhoseFailureItShowsExists() throws IOException {
    assertThat(LawTest.all()).extracting(LawTest::id).containsAll(found(TEST));
    assertThat(found(TEST)).isNotEmpty();
  }

  private static String source(String name) throws IOException {
    return Files.readString(Path.of("src/test/java/io/stowage/tck", name + ".java"));
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
