// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private final AtomicLong nanos = new AtomicLong();

  private static List<BCrypt.Version> kinds() {
    return List.of(BCrypt.Version.VERSION_2A, BCrypt.Version.VERSION_2B, BCrypt.Version.VERSION_2Y);
  }

  private static byte[] hash(BCrypt.Version kind, String password) {
    return BCrypt.with(kind).hash(4, password.getBytes(UTF_8));
  }

  private Accounts joe(String password) {
    return new Accounts(Map.of("joe", hash(BCrypt.Version.VERSION_2Y, password)), nanos::get);
  }

  private static boolean accepts(Accounts accounts, String user, String password) {
    return accounts.verify(user, password.getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void thePasswordOfEachKindIsAccepted(BCrypt.Version kind) {
    Accounts accounts = new Accounts(Map.of("joe", hash(kind, "s€cret")), Ticker.systemTicker());

    assertThat(accepts(accounts, "joe", "s€cret")).isTrue();
    assertThat(accepts(accounts, "joe", "s€cret ")).isFalse();
    assertThat(accepts(accounts, "Joe", "s€cret")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "secret\0", "Secret", "secre"})
  void anotherPasswordIsNot(String password) {
    assertThat(accepts(joe("secret"), "joe", password)).isFalse();
  }

  @Test
  void bytesBehindThe72ndDoNotCount() {
    Accounts accounts = joe("p".repeat(72));

    assertThat(accepts(accounts, "joe", "p".repeat(72) + "x")).isTrue();
    assertThat(accepts(accounts, "joe", "p".repeat(71))).isFalse();
  }

  @Test
  void aUserThatIsUnknownHasNoPassword() {
    Accounts accounts = joe("secret");

    assertThat(accepts(accounts, "ann", "secret")).isFalse();
    assertThat(accepts(accounts, "", "")).isFalse();
    assertThat(accepts(new Accounts(Map.of(), nanos::get), "joe", "secret")).isFalse();
  }

  @Test
  void whatWasRememberedIsForgottenAfterFiveMinutes() {
    Accounts accounts = joe("secret");
    ByteBuffer credentials = new KeyedHash().of("Basic x");
    accounts.remember(credentials, "joe");

    nanos.addAndGet(Duration.ofMinutes(5).minusNanos(1).toNanos());
    assertThat(accounts.remembered(credentials)).isEqualTo("joe");
    nanos.addAndGet(1);

    assertThat(accounts.remembered(credentials)).isNull();
  }

  @Test
  void eachProcessHashesCredentialsOtherwise() {
    KeyedHash hash = new KeyedHash();

    assertThat(hash.of("Basic x")).isEqualTo(hash.of("Basic x")).isNotEqualTo(hash.of("Basic y"));
    assertThat(new KeyedHash().of("Basic x")).isNotEqualTo(hash.of("Basic x"));
  }
}
