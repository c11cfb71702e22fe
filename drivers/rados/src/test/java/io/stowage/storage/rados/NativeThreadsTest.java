// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.Caller;
import io.stowage.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NativeThreadsTest {
  private final CountDownLatch answer = new CountDownLatch(1);
  private final Caller caller = new Caller();
  private final NativeThreads threads = new NativeThreads("test", Duration.ofHours(1));

  @AfterEach
  void close() {
    answer.countDown();
    threads.close();
  }

  private Boolean waitForAnswer() throws InterruptedException {
    return answer.await(1, TimeUnit.MINUTES);
  }

  @Test
  void aCallWhoseCallerLeavesIsGivenUp() {
    // leaves once the call is under way
    assertThatThrownBy(
            () ->
                caller.call(
                    () ->
                        threads.call(
                            () -> {
                              caller.leave();
                              return waitForAnswer();
                            })))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageContaining("nobody waits");
    assertThat(answer.getCount()).isOne();
  }

  @Test
  void aCallThatIsAnsweredSoonIsMadeThoughItsCallerHasLeft() throws StorageException {
    caller.leave();

    assertThat(caller.<String, StorageException>call(() -> threads.call(() -> "done")))
        .isEqualTo("done");
  }

  @Test
  void aCallIsWaitedForNoLongerThanThePatienceLasts() {
    try (NativeThreads impatient = new NativeThreads("test", Duration.ofMillis(20))) {
      assertThatThrownBy(() -> impatient.call(this::waitForAnswer))
          .isInstanceOf(StorageException.Unavailable.class)
          .hasMessage("the Ceph cluster has not answered in PT0.02S");
    }
  }
}
