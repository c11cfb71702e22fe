// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.stowage.tck.broken.LeakFaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.UriSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** What came of running the TCK within a test. */
record TckResult(EngineExecutionResults results) {

  static TckResult of(Class<?> adoption) {
    try {
      return new TckResult(
          EngineTestKit.engine("junit-jupiter").selectors(selectClass(adoption)).execute());
    } finally {
      LeakFaults.stop();
    }
  }

  /** Runs one test of the class, as a development environment can. */
  static TckResult ofTheFirstTest(Class<?> adoption) {
    String id =
        "[engine:junit-jupiter]/[class:%s]/[test-factory:laws()]".formatted(adoption.getName())
            + "/[dynamic-container:#1]/[dynamic-test:#1]";
    return new TckResult(
        EngineTestKit.engine("junit-jupiter").selectors(selectUniqueId(id)).execute());
  }

  /** The tests that passed, by id. */
  Set<String> passed() {
    return ids(results.testEvents().succeeded());
  }

  /** The tests that failed, by id, each with its message. */
  Map<String, String> failed() {
    return results.testEvents().failed().stream()
        .collect(Collectors.toMap(TckResult::id, TckResult::message));
  }

  /** What the class, or the making of its tests, failed with. */
  List<String> failuresOfTheClass() {
    return results.containerEvents().failed().stream().map(TckResult::message).toList();
  }

  /** The line that tells what ran. */
  Optional<String> report() {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class))
        .map(entry -> entry.getKeyValuePairs().get("Stowage TCK"))
        .findFirst();
  }

  private static Set<String> ids(Events events) {
    return events.stream().map(TckResult::id).collect(Collectors.toSet());
  }

  private static String id(Event event) {
    return event
        .getTestDescriptor()
        .getSource()
        .filter(UriSource.class::isInstance)
        .map(source -> ((UriSource) source).getUri().getSchemeSpecificPart())
        .orElseGet(() -> event.getTestDescriptor().getDisplayName());
  }

  private static String message(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage)
        .orElse("");
  }
}
