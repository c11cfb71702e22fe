// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.laws.LawTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a driver: the contract and the suites that it joins beside, and why not the
 * others. Immutable.
 */
public final class Suites {
  private static final String NOT_JOINED = "no reason is given";

  private final Map<Suite, String> leftOut;
  private final Map<Part, String> partsLeftOut;

  private Suites(Map<Suite, String> leftOut, Map<Part, String> partsLeftOut) {
    this.leftOut = leftOut;
    this.partsLeftOut = partsLeftOut;
  }

  /**
   * The contract and these.
   *
   * @param joined the suites beside the contract, which may be none
   * @return what is asked; the report says of the other suites that no reason is given
   */
  public static Suites of(Suite... joined) {
    Map<Suite, String> leftOut = new EnumMap<>(Suite.class);
    for (Suite suite : Suite.values()) {
      leftOut.put(suite, NOT_JOINED);
    }
    for (Suite suite : joined) {
      leftOut.remove(suite);
    }
    return new Suites(leftOut, Map.of());
  }

  /** {@return the contract and all suites} */
  public static Suites all() {
    return of(Suite.values());
  }

  /**
   * All of these but one.
   *
   * @param suite the suite that is not joined
   * @param reason why, as the report tells it
   * @return the same without that suite
   * @throws IllegalArgumentException if the reason is blank
   */
  public Suites without(Suite suite, String reason) {
    return new Suites(with(new EnumMap<>(Suite.class), leftOut, suite, reason), partsLeftOut);
  }

  /**
   * The same without a part of the contract, which the report says was not asked for: another class
   * tests it, in another mode of the driver.
   *
   * @param part the part that is not asked for
   * @param reason why the mode makes no difference to it, as the report tells it
   * @return the same without that part
   * @throws IllegalArgumentException if the reason is blank
   */
  public Suites without(Part part, String reason) {
    return new Suites(leftOut, with(new EnumMap<>(Part.class), partsLeftOut, part, reason));
  }

  private static <T> Map<T, String> with(
      Map<T, String> more, Map<T, String> before, T left, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(left + " is left out without a reason");
    }
    more.putAll(before);
    more.put(left, reason);
    return more;
  }

  /** The suites that are not run, each with the reason. */
  Map<Suite, String> leftOut() {
    return leftOut;
  }

  /** The parts of the contract that are not run, each with the reason. */
  Map<Part, String> partsLeftOut() {
    return partsLeftOut;
  }

  /** The tests of the contract and of what is joined, by law. */
  List<LawTest> tests() {
    List<LawTest> tests = new ArrayList<>();
    for (Part part : Part.values()) {
      if (!partsLeftOut.containsKey(part)) {
        tests.addAll(part.tests());
      }
    }
    tests.sort(LawTest.BY_LAW);
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
