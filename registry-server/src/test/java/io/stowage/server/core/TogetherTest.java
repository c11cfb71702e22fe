// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TogetherTest {
  private final List<String> log = new ArrayList<>();

  @Test
  @Timeout(10)
  void doesBothAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    Together together = new Together(work -> new Thread(work).start());

    together.run(() -> meet(both), () -> meet(both));

    assertThat(both.getCount()).isZero();
  }

  @Test
  void doesTheSecondItselfWhereNobodyHelps() {
    Together together = new Together(work -> {});

    String result = together.run(() -> "first", () -> log.add("second"));

    assertThat(result).isEqualTo("first");
    assertThat(log).containsExactly("second");
  }

  @Test
  void doesTheSecondItselfWhereHelpIsRefused() {
    Together together =
        new Together(
            work -> {
              throw new RejectedExecutionException();
            });

    together.run(() -> log.add("first"), () -> log.add("second"));

    assertThat(log).containsExactly("first", "second");
  }

  @Test
  void doesTheSecondOnceWhereHelpComesLate() {
    List<Runnable> late = new ArrayList<>();
    Together together = new Together(late::add);

    together.run(() -> log.add("first"), () -> log.add("second"));
    late.forEach(Runnable::run);

    assertThat(log).containsExactly("first", "second");
  }

  @Test
  void doesNotBeginTheSecondOnceTheFirstFailed() {
    List<Runnable> late = new ArrayList<>();
    Together together = new Together(late::add);

    assertThatThrownBy(() -> together.run(() -> fail("first"), () -> log.add("second")))
        .hasMessage("first");
    late.forEach(Runnable::run);

    assertThat(log).isEmpty();
  }

  @Test
  void failsAsTheFirstWhereBothFail() {
    Together together = new Together(Runnable::run);

    assertThatThrownBy(() -> together.run(() -> fail("first"), () -> fail("second")))
        .hasMessage("first");
  }

  @Test
  void failsAsTheSecond() {
    Together together = new Together(Runnable::run);

    assertThatThrownBy(() -> together.run(() -> log.add("first"), () -> fail("second")))
        .hasMessage("second");

    assertThat(log).containsExactly("first");
  }

  private static boolean meet(CountDownLatch both) {
    both.countDown();
    try {
      both.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean fail(String message) {
    throw new IllegalStateException(message);
  }
}
