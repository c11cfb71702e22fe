// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void medianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Statistics.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
  }

  @Test
  void medianOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Statistics.median(List.of()));
  }

  @Test
  void percentileIsTheNearestRank() {
    List<Double> hundred = IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

    assertThat(Statistics.percentile(hundred, 0.99)).isEqualTo(99.0);
    assertThat(Statistics.percentile(hundred, 0.5)).isEqualTo(50.0);
    assertThat(Statistics.percentile(List.of(7.0), 0.99)).isEqualTo(7.0);
  }

  @Test
  void equalSharesAreFair() {
    assertThat(Statistics.jain(5, 5, 5)).isCloseTo(1, within(1e-9));
  }

  @Test
  void oneClientWithEverythingIsUnfair() {
    assertThat(Statistics.jain(0, 0, 0, 8)).isCloseTo(0.25, within(1e-9));
  }
}
