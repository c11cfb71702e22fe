// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountParserTest {
  private static final String REST = "10$" + "a".repeat(53);

  private static AccountParser.Parsed parse(String file) {
    return AccountParser.parse(file.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void eachKindOfBcryptCounts(String kind) {
    AccountParser.Parsed parsed = parse("joe:" + kind + REST + "\n");

    assertThat(parsed.hashes()).containsOnlyKeys("joe");
    assertThat(parsed.hashes().get("joe")).isEqualTo((kind + REST).getBytes(UTF_8));
    assertThat(parsed.problems()).isEmpty();
  }

  @Test
  void commentsAndEmptyLinesDoNotCount() {
    AccountParser.Parsed parsed =
        parse("# users\n\n  \njoe:$2y$" + REST + "\r\n\n#x:y\nann:$2y$" + REST);

    assertThat(parsed.hashes()).containsOnlyKeys("joe", "ann");
    assertThat(parsed.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$apr1$abc$def|has a hash of MD5 as of Apache, and bcrypt alone is accepted",
        "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=|has a hash of SHA-1, and bcrypt alone is accepted",
        "$1$abc$def|has a hash of MD5, and bcrypt alone is accepted",
        "$5$abc$def|has a hash of SHA-256, and bcrypt alone is accepted",
        "$6$abc$def|has a hash of SHA-512, and bcrypt alone is accepted",
        "$y$j9T$abc|has a hash of yescrypt, and bcrypt alone is accepted",
        "$argon2id$v=19|has a hash of Argon2, and bcrypt alone is accepted",
        "rqXexS6ZhobKA|has a hash of DES crypt, and bcrypt alone is accepted",
        "a password|has no bcrypt hash",
        "''|has no password",
        "$2y$10$short|has a damaged bcrypt hash",
      })
  void anotherHashIsRefusedByItsNameAndIsNotShown(String hash, String problem) {
    AccountParser.Parsed parsed = parse("# one\njoe:" + hash + "\nann:$2y$" + REST);

    assertThat(parsed.hashes()).containsOnlyKeys("ann");
    assertThat(parsed.problems()).containsExactly("line 2: user joe " + problem);
  }

  @Test
  void brokenBcryptIsRefused() {
    assertThat(parse("joe:$2x$" + REST).problems())
        .containsExactly(
            "line 1: user joe has a hash of bcrypt of a kind that is broken ($2x$), and bcrypt"
                + " alone is accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "18", "31"})
  void aHashOfEndlessCostIsRefused(String cost) {
    assertThat(parse("joe:$2y$" + cost + "$" + "a".repeat(53)).problems())
        .containsExactly(
            "line 1: user joe has a bcrypt hash of cost "
                + Integer.parseInt(cost)
                + ", which is not 4 to 17");
  }

  @Test
  void theLaterLineOfAUserCounts() {
    AccountParser.Parsed parsed = parse("joe:$2y$" + REST + "\njoe:$2b$" + REST);

    assertThat(parsed.hashes().get("joe")).isEqualTo(("$2b$" + REST).getBytes(UTF_8));
    assertThat(parsed.problems())
        .containsExactly("line 2: user joe is there twice: the later line counts");
  }

  @Test
  void aLaterLineThatIsRefusedDoesNotLeaveTheFormerPasswordInPlace() {
    assertThat(parse("joe:$2y$" + REST + "\njoe:{SHA}x").hashes()).isEmpty();
  }

  @Test
  void whatIsNoLineOfAUserIsNamed() {
    byte[] latin1 = ("jo\u00e9:$2y$" + REST + "\n").getBytes(ISO_8859_1);

    assertThat(AccountParser.parse(latin1).problems()).containsExactly("line 1: is not UTF-8");
    assertThat(parse("joe").problems()).containsExactly("line 1: has no colon behind a user");
    assertThat(parse(":$2y$" + REST).problems())
        .containsExactly("line 1: a user's name has 1 to 255 bytes");
  }

  @Property
  void anyFileIsReadAndItsProblemsAreLines(@ForAll byte[] content) {
    AccountParser.Parsed parsed = AccountParser.parse(content);

    assertThat(parsed.problems()).allMatch(problem -> problem.lines().count() == 1);
  }
}
