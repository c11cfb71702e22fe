// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueBudgetTest {
  private static final long TOTAL = 4 * 1024 * 1024;

  private final QueueBudget budget = new QueueBudget(TOTAL);

  @Test
  void anUploadAloneMayLetTheMostWait() {
    budget.enter();

    assertThat(budget.highWater()).isEqualTo(QueueBudget.LARGEST);
  }

  @Test
  void manyUploadsShareTheTotal() {
    for (int i = 0; i < 16; i++) {
      budget.enter();
    }

    assertThat(budget.highWater()).isEqualTo(TOTAL / 16);
  }

  @Test
  void anUploadMayLetLittleWaitOnceTheTotalIsReached() {
    budget.enter();
    budget.add(TOTAL);
    assertThat(budget.highWater()).isEqualTo(QueueBudget.SMALLEST);

    budget.add(-1);

    assertThat(budget.highWater()).isEqualTo(QueueBudget.LARGEST);
  }

  @Test
  void anUploadTooManyIsRefused() {
    for (int i = 0; i < 64; i++) {
      assertThat(budget.enter()).isTrue();
    }
    assertThat(budget.enter()).isFalse();

    budget.leave();

    assertThat(budget.enter()).isTrue();
  }
}
