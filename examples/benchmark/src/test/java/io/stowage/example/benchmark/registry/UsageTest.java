// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UsageTest {
  @Test
  void timesAreAddedUpWhateverTheProcessIsCalled() {
    String stat = "42 (a b) c) S 1 42 42 0 -1 4194560 900 8 7 6 150 50 20 5 20 0 9 0 1000 5000 300";
    String status = "Name:\ta b) c\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n";

    Usage usage = Usage.parse(stat, status);

    assertThat(usage).isEqualTo(new Usage(2.25, 2, 1));
  }

  @Test
  void usageOfThisProcessIsWhatItsCpuClockSays() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    double clock = self.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;

    Usage usage = Usage.of(self);

    assertThat(usage.cpuSeconds()).isCloseTo(clock, within(1.0));
    assertThat(usage.peakMiB()).isGreaterThan(10).isGreaterThanOrEqualTo(usage.residentMiB());
  }
}
