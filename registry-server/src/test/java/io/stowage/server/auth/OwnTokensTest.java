// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.stowage.server.config.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  private final OwnTokens tokens = new OwnTokens(Secret.of("shared"));
  private final Accounts accounts = accounts("$2y$04$" + "a".repeat(53));

  private static Accounts accounts(String hash) {
    return new Accounts(Map.of("joe", hash.getBytes(UTF_8)), Ticker.systemTicker());
  }

  private static void assertRefused(
      OwnTokens tokens, String token, Accounts accounts, Instant now, String reason) {
    assertThatThrownBy(() -> tokens.user(token, accounts, now))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageStartingWith(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"joe", ""})
  void aTokenSaysWhoItWasGivenToOnEachInstanceOfTheSecret(String user) throws Exception {
    String token = tokens.give(user, accounts, NOW);

    assertThat(new OwnTokens(Secret.of("shared")).user(token, accounts, NOW.plusSeconds(300)))
        .isEqualTo(user);
  }

  @Test
  void aTokenIsGoodForFiveMinutes() {
    String token = tokens.give("joe", accounts, NOW);

    assertRefused(tokens, token, accounts, NOW.plusSeconds(301), "it expired at");
  }

  @Test
  void aTokenIsNotGoodOnceTheUserHasAnotherPasswordOrIsRemoved() {
    String token = tokens.give("joe", accounts, NOW);
    Accounts changed = accounts("$2y$04$" + "b".repeat(53));
    Accounts without = new Accounts(Map.of(), Ticker.systemTicker());

    assertRefused(tokens, token, changed, NOW, "it was not given here");
    assertRefused(tokens, token, without, NOW, "it was not given here");
  }

  @Test
  void aTokenOfAnotherSecretIsNotGood() {
    String token = new OwnTokens(Secret.of("another")).give("joe", accounts, NOW);

    assertRefused(tokens, token, accounts, NOW, "it was not given here");
  }

  @Test
  void aTokenThatWasTamperedWithIsNotGood() {
    byte[] token = Base64.getUrlDecoder().decode(tokens.give("joe", accounts, NOW));

    for (int i = 0; i < token.length; i++) {
      byte[] changed = token.clone();
      changed[i] ^= 1;
      assertRefused(tokens, Base64.getUrlEncoder().encodeToString(changed), accounts, NOW, "it ");
    }
  }

  @Property
  void whatIsNoTokenIsNotGood(@ForAll String text, @ForAll byte[] bytes) {
    Accounts users = accounts("$2y$04$" + "a".repeat(53));
    OwnTokens own = new OwnTokens(Secret.of("shared"));

    assertRefused(own, text, users, NOW, "it ");
    assertRefused(own, Base64.getUrlEncoder().encodeToString(bytes), users, NOW, "it ");
  }
}
