// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.LogConfig;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LineLoggerTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void theLevelIsTheConfiguredOne() {
    logged(config(LogConfig.Level.WARN), "io.stowage.server.X", LineLoggerTest::allLevels);

    assertThat(err.toString(UTF_8)).contains("msg=e ", "msg=w").doesNotContain("msg=i", "msg=d");
  }

  @Test
  void debugShowsOursAndNotThatOfLibraries() {
    logged(config(LogConfig.Level.DEBUG), "io.stowage.server.X", LineLoggerTest::allLevels);
    assertThat(err.toString(UTF_8)).contains("msg=d").doesNotContain("msg=t");

    err.reset();
    logged(config(LogConfig.Level.DEBUG), "io.netty.X", LineLoggerTest::allLevels);
    assertThat(err.toString(UTF_8)).contains("msg=w").doesNotContain("msg=i", "msg=d");
  }

  @Test
  void errorAloneHoldsForLibrariesToo() {
    logged(config(LogConfig.Level.ERROR), "io.netty.X", LineLoggerTest::allLevels);

    assertThat(err.toString(UTF_8)).contains("msg=e").doesNotContain("msg=w");
  }

  @Test
  void clientsWhoseUsersTellWhatIsWrongAreSilent() {
    logged(LogConfig.defaults(), "io.vertx.redis.X", LineLoggerTest::allLevels);
    logged(LogConfig.defaults(), "com.azure.core.X", LineLoggerTest::allLevels);

    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void placesInTheMessageAreFilledAndTheCauseIsShown() {
    logged(
        LogConfig.defaults(),
        "io.stowage.X",
        log -> log.error("{} of {} failed", 1, 2, new IllegalStateException("why")));

    assertThat(err.toString(UTF_8))
        .contains("level=error msg=\"1 of 2 failed\"")
        .contains("\n\tjava.lang.IllegalStateException: why\n");
  }

  @Test
  void fieldsOfAnEventAreShown() {
    logged(
        LogConfig.defaults(),
        "io.stowage.X",
        log -> log.atInfo().addKeyValue("repository", "a/b").log("pushed {}", "c"));

    assertThat(err.toString(UTF_8)).contains("msg=\"pushed c\" repository=a/b\n");
  }

  @Test
  void theCallerIsNamedWhereThatIsConfigured() {
    LogConfig config =
        new LogConfig(LogConfig.Level.INFO, LogConfig.Format.TEXT, Map.of(), true, true);

    logged(config, "io.stowage.X", log -> log.info("a"));
    logged(config, "io.stowage.X", log -> log.atInfo().log("b"));

    assertThat(err.toString(UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains("caller=" + LineLoggerTest.class.getName()));
  }

  @Test
  void theAccessLogIsOnStandardOutputAsItIs() {
    logged(LogConfig.defaults(), "access", log -> log.info("1.2.3.4 - - \"GET /v2/\" {}"));

    assertThat(out.toString(UTF_8)).isEqualTo("1.2.3.4 - - \"GET /v2/\" {}\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void theAccessLogCanBeOffAndDoesNotHangOnTheLevel() {
    LogConfig off =
        new LogConfig(LogConfig.Level.INFO, LogConfig.Format.TEXT, Map.of(), false, false);

    logged(off, "access", log -> log.info("GET"));
    assertThat(out.toString(UTF_8)).isEmpty();

    logged(config(LogConfig.Level.ERROR), "access", log -> log.info("GET"));
    assertThat(out.toString(UTF_8)).isEqualTo("GET\n");
  }

  @Test
  void aLoggerFollowsTheBackendOfTheMoment() {
    ByteArrayOutputStream later = new ByteArrayOutputStream();
    try (Backend first = new Backend(config(LogConfig.Level.ERROR), err, out);
        Backend second = new Backend(config(LogConfig.Level.INFO), later, out)) {
      AtomicReference<Backend> moment = new AtomicReference<>(first);
      Logger log = new LineLogger("io.stowage.X", moment::get);

      log.info("before");
      moment.set(second);
      log.info("after");
    }

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(later.toString(UTF_8)).contains("msg=after");
  }

  private static void allLevels(Logger log) {
    log.error("e");
    log.warn("w");
    log.info("i");
    log.debug("d");
    log.trace("t");
  }

  private static LogConfig config(LogConfig.Level level) {
    return new LogConfig(level, LogConfig.Format.TEXT, Map.of("z", "z"), true, false);
  }

  private void logged(LogConfig config, String name, Consumer<Logger> what) {
    try (Backend backend = new Backend(config, err, out)) {
      what.accept(new LineLogger(name, () -> backend));
    }
  }
}
