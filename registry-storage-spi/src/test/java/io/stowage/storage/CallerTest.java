// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallerTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofNanos(1);

  @Test
  void whoWaitsForACallerThatIsThereWaitsToTheEnd() throws InterruptedException {
    assertThat(new Caller().<Boolean, InterruptedException>call(() -> Caller.pause(SHORT)))
        .isTrue();
  }

  @Test
  void whoWaitsForACallerThatHasLeftWaitsNoLonger() throws InterruptedException {
    Caller caller = new Caller();

    caller.leave();

    assertThat(caller.<Boolean, InterruptedException>call(() -> Caller.pause(LONG))).isFalse();
  }

  @Test
  void nobodyNeverLeaves() throws InterruptedException {
    Caller.current().leave();

    assertThat(Caller.pause(SHORT)).isTrue();
  }

  @Test
  void aThreadWorksForACallerOnlyAsLongAsTheWorkLasts() {
    Caller outer = new Caller();
    Caller inner = new Caller();
    Caller nobody = Caller.current();

    outer.call(
        () -> {
          assertThat(inner.<Caller, RuntimeException>call(Caller::current)).isSameAs(inner);
          assertThat(Caller.current()).isSameAs(outer);
          return outer;
        });

    assertThat(Caller.current()).isSameAs(nobody);
  }

  @Test
  void whatTheWorkThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                new Caller()
                    .call(
                        () -> {
                          throw new IOException("lost");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("lost");
  }
}
