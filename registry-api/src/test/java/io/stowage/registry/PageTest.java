// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void whatIsMoreThanAPageHoldsIsLeftOut() {
    assertThat(Page.of(List.of(1, 2, 3), 2)).isEqualTo(new Page<>(List.of(1, 2), true));
  }

  @Test
  void whatFitsIsTheLastPage() {
    assertThat(Page.of(List.of(1, 2), 2)).isEqualTo(Page.last(List.of(1, 2)));
  }
}
