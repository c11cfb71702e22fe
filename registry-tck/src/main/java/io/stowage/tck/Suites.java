// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.laws.LawTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The suites that a driver joins beside the contract, and why not the others. Immutable. */
public final class Suites {
  private static final String NOT_JOINED = "not joined";

  private final Map<Suite, String> leftOut;

  private Suites(Map<Suite, String> leftOut) {
    this.leftOut = leftOut;
  }

  /** These. */
  public static Suites of(Suite... joined) {
    Map<Suite, String> leftOut = new EnumMap<>(Suite.class);
    for (Suite suite : Suite.values()) {
      leftOut.put(suite, NOT_JOINED);
    }
    for (Suite suite : joined) {
      leftOut.remove(suite);
    }
    return new Suites(leftOut);
  }

  /** All. */
  public static Suites all() {
    return of(Suite.values());
  }

  /**
   * All of these but one.
   *
   * @param reason why, as the report tells it
   * @throws IllegalArgumentException if the reason is blank
   */
  public Suites without(Suite suite, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("the suite " + suite + " is left out without a reason");
    }
    Map<Suite, String> more = new EnumMap<>(Suite.class);
    more.putAll(leftOut);
    more.put(suite, reason);
    return new Suites(more);
  }

  /** The suites that are not run, each with the reason. */
  Map<Suite, String> leftOut() {
    return leftOut;
  }

  /** The tests of the contract and of what is joined, by law. */
  List<LawTest> tests() {
    List<LawTest> tests = new ArrayList<>(LawTest.all());
    for (Suite suite : Suite.values()) {
      if (!leftOut.containsKey(suite)) {
        tests.addAll(suite.tests());
      }
    }
    // stable: within a law, the contract comes first
    tests.sort(Comparator.comparing(LawTest::law));
    return tests;
  }
}
