// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/**
 * The tests of one run, the deviations that are declared of them, and what came of each.
 * Thread-safe once all deviations are declared.
 */
public final class Ledger {
  private final Instant begun = Instant.now();
  private final Map<String, String> sections = new LinkedHashMap<>();
  private final Map<String, String> deviations = new LinkedHashMap<>();
  private final Set<String> byChance = new HashSet<>();
  private final Map<String, Result> results = new ConcurrentHashMap<>();

  /** A ledger of a run that begins now, without a test. */
  public Ledger() {}

  /**
   * Expects one more test.
   *
   * @param section what it is told under
   * @param test its name, which no other has
   */
  public void expect(String section, String test) {
    sections.put(test, section);
  }

  /**
   * Declares that a test fails, and why.
   *
   * @param test the name of an expected test
   * @param reason why, as the report tells it
   * @param always whether it has to, rather than by chance
   * @throws AssertionFailedError if there is no such test, or this was declared before
   */
  public void declare(String test, String reason, boolean always) {
    String told = "%s (%s)".formatted(test, reason);
    if (!sections.containsKey(test)) {
      throw new AssertionFailedError("a deviation is declared of an unknown test: " + told);
    }
    if (deviations.put(test, reason) != null) {
      throw new AssertionFailedError("a deviation is declared twice: " + told);
    }
    if (!always) {
      byChance.add(test);
    }
  }

  /**
   * An expected test as JUnit runs it: one that deviates has to fail.
   *
   * @param test the name of an expected test, of which no deviation is declared from now on
   * @param sentence what JUnit shows
   * @param body throws an {@link AssertionFailedError} where the test fails, and nothing else
   * @return the test, whose outcome is noted here when JUnit has run it
   */
  public DynamicTest test(String test, String sentence, Executable body) {
    // not the method, by which Surefire would report all tests under one name
    URI source = URI.create("tck:" + test);
    String reason = deviations.get(test);
    return reason == null
        ? DynamicTest.dynamicTest(sentence, source, () -> keep(test, body))
        : DynamicTest.dynamicTest(
            sentence + " (deviates: " + reason + ')', source, () -> deviate(test, reason, body));
  }

  private void keep(String test, Executable body) throws Throwable {
    long start = System.nanoTime();
    try {
      body.execute();
      note(test, Result.Outcome.KEPT, start, "");
    } catch (AssertionFailedError failure) {
      note(test, Result.Outcome.BROKEN, start, String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private void deviate(String test, String reason, Executable body) throws Throwable {
    long start = System.nanoTime();
    try {
      body.execute();
    } catch (AssertionFailedError expected) {
      note(test, Result.Outcome.DEVIATES, start, reason);
      return;
    }
    if (byChance.contains(test)) {
      note(test, Result.Outcome.DEVIATES, start, reason + " (not in this run)");
      return;
    }
    String kept = test + " is kept now: take out the deviation that says \"" + reason + '"';
    note(test, Result.Outcome.BROKEN, start, kept);
    throw new AssertionFailedError(kept);
  }

  private void note(String test, Result.Outcome outcome, long start, String detail) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    String section = Objects.requireNonNull(sections.get(test), test);
    results.put(test, new Result(section, test, outcome, took, detail));
  }

  /**
   * What was found.
   *
   * @param subject what was tested
   * @param parts the parts of the contract that were not asked for, each with the reason
   * @param suites the suites that were not joined, or not with all repetitions, each with the
   *     reason
   * @return the report, of what has run by now
   */
  public Report report(Subject subject, Map<String, String> parts, Map<String, String> suites) {
    List<Result> inOrder =
        sections.keySet().stream().map(results::get).filter(Objects::nonNull).toList();
    return new Report(subject, begun, sections.size(), inOrder, parts, suites);
  }
}
