// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FailureBudgetTest {
  private static final String HERE = "192.0.2.1";
  private static final String THERE = "192.0.2.2";

  private final AtomicLong nanos = new AtomicLong();
  private final FailureBudget budget = new FailureBudget(nanos::get);

  private void fail(String user, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(budget.take(HERE, user)).isZero();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void theSixthFailureOfAUserHasToWait() {
    fail("joe", 5);

    assertThat(budget.take(HERE, "joe")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whoWaitsMayTryOnce() {
    fail("joe", 5);
    pass(Duration.ofSeconds(10));

    fail("joe", 1);

    assertThat(budget.take(HERE, "joe")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void anotherUserOrAddressIsNotToBlame() {
    fail("joe", 5);

    assertThat(budget.take(HERE, "ann")).isZero();
    assertThat(budget.take(THERE, "joe")).isZero();
  }

  @Test
  void successForgetsTheFailuresOfTheUser() {
    fail("joe", 5);
    budget.succeeded(HERE, "joe");

    fail("joe", 5);
  }

  @Test
  void anAddressThatTriesManyUsersHasToWait() {
    for (int i = 0; i < 100; i++) {
      fail("user" + i, 1);
    }

    assertThat(budget.take(HERE, "next")).isEqualTo(Duration.ofSeconds(1));
    assertThat(budget.take(THERE, "next")).isZero();
  }

  @Test
  void anAttemptThatWasNotMadeDoesNotCount() {
    for (int i = 0; i < 1000; i++) {
      fail("joe", 1);
      budget.notMade(HERE, "joe");
    }

    fail("joe", 5);
  }

  @Test
  void whatIsLongAgoIsForgotten() {
    fail("joe", 5);
    pass(Duration.ofMinutes(10));

    fail("joe", 5);
  }

  @Property
  void nobodyGetsMoreThanTheBurstAndWhatTimeGivesBack(
      @ForAll @Size(max = 200) List<@IntRange(max = 5000) Integer> millis) {
    AtomicLong clock = new AtomicLong();
    FailureBudget fresh = new FailureBudget(clock::get);
    long total = 0;
    int tried = 0;

    for (int pause : millis) {
      clock.addAndGet(Duration.ofMillis(pause).toNanos());
      total += pause;
      tried += fresh.take(HERE, "joe").isZero() ? 1 : 0;
    }

    assertThat(tried).isLessThanOrEqualTo((int) (5 + total / 10_000));
  }
}
