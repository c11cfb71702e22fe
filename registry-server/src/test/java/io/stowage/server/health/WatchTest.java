// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.server.config.HealthConfig.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WatchTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(Watch.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Queue<Runnable> looks = new ArrayDeque<>();
  private @Nullable String trouble;

  private final Check backend =
      new Check() {
        @Override
        public String name() {
          return "backend";
        }

        @Override
        public void look() throws IOException {
          if (trouble != null) {
            throw new IOException(trouble);
          }
        }
      };

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(lines);
  }

  private Watch watch(int threshold) {
    return new Watch(
        backend, new Pace(Duration.ofSeconds(10), threshold), Runnable::run, looks::add);
  }

  private void look(Watch watch) {
    watch.tick();
    looks.remove().run();
  }

  @Test
  void theFirstFailureCountsWhereThereIsNoThreshold() {
    Watch watch = watch(0);
    trouble = "away";

    look(watch);

    assertThat(watch.problem()).contains("away");
  }

  @Test
  void onlyFailuresInARowReachTheThreshold() {
    Watch watch = watch(3);
    trouble = "away";
    look(watch);
    look(watch);
    trouble = null;
    look(watch);
    trouble = "away";
    look(watch);
    look(watch);

    assertThat(watch.problem()).isEmpty();
    look(watch);
    assertThat(watch.problem()).contains("away");
  }

  @Test
  void oneSuccessIsEnoughToBeWellAgain() {
    Watch watch = watch(3);
    trouble = "away";
    look(watch);
    look(watch);
    look(watch);
    trouble = null;

    look(watch);

    assertThat(watch.problem()).isEmpty();
  }

  @Test
  void changesAreLoggedAndNothingElse() {
    Watch watch = watch(0);
    for (String next : new String[] {null, null, "away", "still away", null, null, "away"}) {
      trouble = next;
      look(watch);
    }

    assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
        .containsExactly(
            "health: backend: away; requests are refused meanwhile",
            "health: backend is well again",
            "health: backend: away; requests are refused meanwhile");
  }

  @Test
  void aLookThatDoesNotEndIsAFailureAndNoOtherIsBegun() {
    Watch watch = watch(2);
    watch.tick();

    watch.tick();
    assertThat(watch.problem()).isEmpty();
    watch.tick();

    assertThat(watch.problem()).contains("no answer within 10000 ms");
    assertThat(looks).hasSize(1);
    looks.remove().run();
    assertThat(watch.problem()).isEmpty();
  }
}
