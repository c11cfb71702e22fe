// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmallHeapTest {
  @Test
  void lastFlagDecides() {
    assertThat(SmallHeap.isSmall(List.of("java", "-Xmx96m", "-Xmx128m"))).isTrue();
    assertThat(SmallHeap.isSmall(List.of("java", "-Xmx128m", "-Xmx96m"))).isFalse();
  }

  @Test
  void heapWithoutFlagIsNotSmall() {
    assertThat(SmallHeap.isSmall(List.of("java", "-jar", "server.jar"))).isFalse();
  }
}
