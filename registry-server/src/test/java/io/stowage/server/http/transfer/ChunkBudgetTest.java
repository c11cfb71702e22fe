// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkBudgetTest {
  private static final long TOTAL = 4 * 1024 * 1024;
  private static final long MUCH = Long.MAX_VALUE;

  private final ChunkBudget budget = new ChunkBudget(TOTAL, 2);

  @Test
  void aTransferAloneHasTheLargestChunks() {
    budget.enter();

    assertThat(budget.take(MUCH, true)).isEqualTo(ChunkBudget.LARGEST);
    assertThat(budget.take(MUCH, false)).isEqualTo(ChunkBudget.LARGEST);
  }

  @Test
  void noMoreIsTakenThanIsOfUse() {
    budget.enter();

    assertThat(budget.take(100, true)).isEqualTo(100);
    assertThat(budget.take(20_000, false)).isEqualTo(20_000);
  }

  @Test
  void chunksShrinkWhenManyTransfersRun() {
    for (int i = 0; i < 32; i++) {
      budget.enter();
    }

    assertThat(budget.take(MUCH, true)).isEqualTo((int) (TOTAL / 2 / 32));
  }

  @Test
  void aSecondBufferIsForFewTransfers() {
    budget.enter();
    budget.enter();
    assertThat(budget.take(MUCH, false)).isPositive();

    budget.enter();

    assertThat(budget.take(MUCH, false)).isZero();
  }

  @Test
  void eachTransferHasSomethingThoughOthersHoldAll() {
    budget.enter();
    while (budget.take(MUCH, false) > 0) {}

    budget.enter();

    assertThat(budget.take(MUCH, true)).isEqualTo(ChunkBudget.SMALLEST);
    assertThat(budget.take(MUCH, false)).isZero();
  }

  @Test
  void allTransfersTogetherStayWithinTheTotal() {
    long taken = 0;
    int transfers = 0;
    while (budget.enter()) {
      transfers++;
      taken += budget.take(MUCH, true);
      taken += budget.take(MUCH, false);
    }

    assertThat(transfers).isEqualTo(128);
    assertThat(taken).isLessThanOrEqualTo(TOTAL);
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    budget.enter();
    for (int round = 0; round < 100; round++) {
      List<Integer> taken = new ArrayList<>();
      taken.add(budget.take(MUCH, true));
      for (int size = budget.take(MUCH, false); size > 0; size = budget.take(MUCH, false)) {
        taken.add(size);
      }
      assertThat(taken).hasSizeGreaterThan(4);
      for (int i = 0; i < taken.size(); i++) {
        budget.give(taken.get(i), i == 0);
      }
    }
    budget.leave();

    assertThat(budget.transfers()).isZero();
  }
}
