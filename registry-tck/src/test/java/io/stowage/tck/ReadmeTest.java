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

/** The README shows tests that exist. */
class ReadmeTest {
  private static final Pattern TEST = Pattern.compile("(?m)^test: (\\w+)$");

  @Test
  void theTestWhoseFailureItShowsExists() throws IOException {
    assertThat(Suites.of().tests()).extracting(LawTest::id).containsAll(found(TEST));
    assertThat(found(TEST)).isNotEmpty();
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
