// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalsTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(Refusals.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AtomicLong now = new AtomicLong();
  private final Refusals refusals = new Refusals(now::get);

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(lines);
  }

  private List<String> logged() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
    refusals.flush();
  }

  @Test
  void theFirstOfEachKindIsLoggedAtOnce() {
    refusals.note(Refusal.TLS, "10.0.0.1:9", "too old");
    refusals.note(Refusal.MALFORMED, "10.0.0.2:9", "");

    assertThat(logged())
        .containsExactly(
            "refused: TLS could not be agreed on, of 10.0.0.1:9: too old",
            "refused: a request was malformed, of 10.0.0.2:9");
  }

  @Test
  void aFloodIsOneLineAMinute() {
    for (int i = 0; i < 180; i++) {
      for (int j = 0; j < 1000; j++) {
        refusals.note(Refusal.SLOW_HEAD, "10.0.0.1:" + j, "");
      }
      pass(Duration.ofSeconds(1));
    }

    assertThat(logged()).hasSize(4);
    assertThat(logged().get(1))
        .isEqualTo(
            "refused 59999 times more within 60 s: no whole request came in"
                + " http.limits.headertimeout, the last of 10.0.0.1:999");
  }

  @Test
  void afterAQuietMinuteTheNextIsLoggedAtOnce() {
    refusals.note(Refusal.TLS, "10.0.0.1:9", "");
    pass(Duration.ofMinutes(1));

    refusals.note(Refusal.TLS, "10.0.0.1:10", "");

    assertThat(logged()).hasSize(2);
  }

  @Test
  void whatAClientSaysIsOneLineOfPrintableText() {
    refusals.note(Refusal.MALFORMED, "10.0.0.1:9", "a\u0007b\nrefused: forged");

    assertThat(logged()).containsExactly("refused: a request was malformed, of 10.0.0.1:9: a?b");
  }

  @Test
  void theUsualEndOfAConnectionIsNotLogged() {
    refusals.note(Refusal.IDLE, "10.0.0.1:9", "");

    assertThat(lines.list).allMatch(line -> line.getLevel().toInt() < 20_000);
  }
}
