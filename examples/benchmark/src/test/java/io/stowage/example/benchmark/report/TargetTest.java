// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void ratioIsTheCandidateToTheBaseline() {
    assertThat(Target.ratioAtLeast(2).isMet(10, 20)).isTrue();
    assertThat(Target.ratioAtLeast(2).isMet(10, 19)).isFalse();
    assertThat(Target.ratioAtMost(0.5).isMet(10, 5)).isTrue();
    assertThat(Target.ratioAtMost(0.5).isMet(10, 6)).isFalse();
  }

  @Test
  void valueIsTheCandidatesAlone() {
    assertThat(Target.valueAtMost(500).isMet(1, 500)).isTrue();
    assertThat(Target.valueAtMost(500).isMet(1000, 501)).isFalse();
    assertThat(Target.valueAtLeast(0.9).isMet(1, 0.8)).isFalse();
  }

  @Test
  void textTellsRatiosFromValues() {
    assertThat(Target.ratioAtLeast(20)).hasToString(">= 20x");
    assertThat(Target.ratioAtMost(0.4)).hasToString("<= 0.4x");
    assertThat(Target.valueAtMost(500)).hasToString("<= 500");
  }
}
