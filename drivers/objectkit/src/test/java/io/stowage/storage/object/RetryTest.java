// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stowage.storage.Caller;
import io.stowage.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final Duration SHORT = Duration.ofNanos(1000);

  private final AtomicInteger calls = new AtomicInteger();

  private int failing(int times) throws StorageException {
    if (calls.incrementAndGet() <= times) {
      throw new StorageException.Unavailable("busy", null);
    }
    return calls.get();
  }

  @Test
  void aCallIsRepeatedUntilItSucceeds() throws StorageException {
    assertThat(new Retry(Duration.ofMinutes(1), SHORT).run(() -> failing(3))).isEqualTo(4);
  }

  @Test
  void aBudgetThatIsUsedUpEndsWithTheLastFailure() {
    assertThatThrownBy(() -> new Retry(Duration.ZERO, SHORT).run(() -> failing(9)))
        .hasMessage("busy");
    assertThat(calls).hasValue(1);
  }

  @Test
  void whatFailedForGoodIsNotRepeated() {
    Retry retry = new Retry(Duration.ofMinutes(1), SHORT);

    assertThatThrownBy(
            () ->
                retry.run(
                    () -> {
                      calls.incrementAndGet();
                      throw new StorageException.Denied("no", null);
                    }))
        .isInstanceOf(StorageException.Denied.class);
    assertThat(calls).hasValue(1);
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () -> new Retry(Duration.ofMinutes(1), Duration.ofSeconds(9)).run(() -> failing(9)))
        .isInstanceOf(StorageException.Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aCallerWhoLeavesEndsIt() throws InterruptedException {
    Caller caller = new Caller();
    Retry retry = new Retry(Duration.ofHours(2), Duration.ofHours(1));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread waits =
        new Thread(
            () ->
                failure.set(catchThrowable(() -> caller.call(() -> retry.run(() -> failing(9))))));
    waits.start();

    caller.leave();
    waits.join(TimeUnit.MINUTES.toMillis(1));

    assertThat(failure.get()).isInstanceOf(StorageException.Unavailable.class).hasMessage("busy");
    assertThat(calls).hasValue(1);
  }

  @Test
  void whatIsNotWorthItIsNotRepeated() {
    Retry retry = new Retry(Duration.ofMinutes(1), SHORT);

    assertThatThrownBy(() -> retry.run(() -> failing(9), failure -> calls.get() < 3))
        .hasMessage("busy");
    assertThat(calls).hasValue(3);
  }
}
