// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Session HOLDS =
      Session.of("http://store/v1/a/", "holds", Duration.ofHours(1));
  private static final Session ENDS = Session.of("http://store/v1/a", "ends", Duration.ZERO);

  private static Sessions of(Session... logins) {
    Queue<Session> left = new ArrayDeque<>(List.of(logins));
    Wire wire = new Wire(HttpClient.newHttpClient(), Duration.ofSeconds(1));
    return new Sessions(
        unused -> {
          if (left.isEmpty()) {
            throw new StorageException.Unavailable("away", null);
          }
          return left.remove();
        },
        wire);
  }

  @Test
  void aSessionServesAsLongAsItHolds() throws StorageException {
    Sessions sessions = of(HOLDS);

    assertThat(sessions.current()).isSameAs(HOLDS);
    assertThat(sessions.current()).isSameAs(HOLDS);
  }

  @Test
  void aSessionIsRenewedBeforeItEnds() throws StorageException {
    Sessions sessions = of(ENDS, HOLDS);

    assertThat(sessions.current()).isSameAs(ENDS);
    assertThat(sessions.current()).isSameAs(HOLDS);
  }

  @Test
  void aSessionServesOnWhereThereIsNoNewOneYet() throws StorageException {
    Sessions sessions = of(ENDS);
    sessions.current();

    assertThat(sessions.current().token()).isEqualTo("ends");
    assertThat(sessions.current().token()).isEqualTo("ends");
  }

  @Test
  void whoIsRefusedLaterTakesTheSessionThatIsThereByThen() throws StorageException {
    Sessions sessions = of(ENDS, HOLDS);
    Session refused = sessions.current();

    assertThat(sessions.renew(refused)).isSameAs(HOLDS);
    assertThat(sessions.renew(refused)).isSameAs(HOLDS);
  }

  @Test
  void theTokenIsNotPrinted() {
    assertThat(HOLDS).hasToString("http://store/v1/a");
  }
}
