// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What came of a class of tests that a test ran. */
record Ran(EngineExecutionResults results) {

  static Ran of(Class<?> tests) {
    return new Ran(EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute());
  }

  void allSucceed(int count) {
    results.testEvents().assertStatistics(events -> events.started(count).succeeded(count));
    results.containerEvents().assertStatistics(events -> events.failed(0));
  }

  void failsWith(String message) {
    assertThat(results.containerEvents().failed().stream())
        .singleElement()
        .satisfies(event -> assertThat(event.toString()).contains(message));
    results.testEvents().assertStatistics(events -> events.started(0));
  }
}
