// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepsTest {

  @Test
  void stepsRunInOrderAndOneAtATime() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    try (Gateway gateway = Gateway.open(4)) {
      Steps steps = new Steps(gateway);
      for (int i = 0; i < 10_000; i++) {
        int number = i;
        steps.add(() -> ran.add(number));
      }

      eventually("all ran", () -> ran.size() == 10_000);
      assertThat(ran).containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
    }
  }

  @Test
  void noThreadIsHeldBetweenSteps() {
    CountDownLatch ran = new CountDownLatch(1);
    try (Gateway gateway = Gateway.open(4)) {
      new Steps(gateway).add(ran::countDown);

      eventually("it ran", () -> ran.getCount() == 0);
      eventually("no thread is busy", () -> gateway.busy() == 0);
    }
  }

  @Test
  void stepsOfManyTransfersMoreThanThereAreThreadsAllRun() {
    CountDownLatch ran = new CountDownLatch(2000);
    try (Gateway gateway = Gateway.open(4)) {
      for (int i = 0; i < 500; i++) {
        Steps steps = new Steps(gateway);
        for (int j = 0; j < 4; j++) {
          steps.add(ran::countDown);
        }
      }

      eventually("all ran", () -> ran.getCount() == 0);
    }
  }

  @Test
  void aStepRunsAlsoAfterTheGatewayClosed() {
    CountDownLatch ran = new CountDownLatch(1);
    Gateway gateway = Gateway.open(4);
    gateway.close();

    new Steps(gateway).add(ran::countDown);

    eventually("it ran", () -> ran.getCount() == 0);
  }
}
