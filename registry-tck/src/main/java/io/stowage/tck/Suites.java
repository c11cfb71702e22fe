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
  private final Map<Suite, Sample> samples;

  /** How many of a suite's repetitions are made, and why not all. */
  record Sample(int percent, String reason) {
    @Override
    public String toString() {
      return percent + " % of its repetitions: " + reason;
    }
  }

  private Suites(
      Map<Suite, String> leftOut, Map<Part, String> partsLeftOut, Map<Suite, Sample> samples) {
    this.leftOut = leftOut;
    this.partsLeftOut = partsLeftOut;
    this.samples = samples;
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
    return new Suites(leftOut, Map.of(), Map.of());
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
    checkReason(suite, reason);
    return new Suites(with(Suite.class, leftOut, suite, reason), partsLeftOut, samples);
  }

  /**
   * The same with these parts of the contract alone, for a mode of a driver that another class
   * tests whole in another mode. The report names the rest as not asked for.
   *
   * @param reason why the mode makes no difference to the rest, as the report tells it
   * @param asked the parts that are asked for
   * @return the same without the other parts
   * @throws IllegalArgumentException if the reason is blank
   */
  public Suites only(String reason, Part... asked) {
    Map<Part, String> others = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      checkReason(part, reason);
      others.put(part, reason);
    }
    for (Part part : asked) {
      others.remove(part);
    }
    return new Suites(leftOut, others, samples);
  }

  /**
   * The same with fewer repetitions in a suite, where each takes long: calls that are struck for
   * {@link Suite#FAULTS}, processes that are killed for {@link Suite#CRASH}, rounds for {@link
   * Suite#LEAKS}, calls for {@link Suite#RACE}. The others do not repeat.
   *
   * @param suite one that is joined
   * @param percent how many of a hundred
   * @param reason why, as the report tells it
   * @return the same with fewer repetitions in that suite
   * @throws IllegalArgumentException if it is not between 1 and 99, or the reason is blank
   */
  public Suites sampling(Suite suite, int percent, String reason) {
    checkReason(suite, reason);
    if (percent < 1 || percent > 99) {
      throw new IllegalArgumentException(suite + ": " + percent + " % is not between 1 and 99");
    }
    Map<Suite, Sample> more = with(Suite.class, samples, suite, new Sample(percent, reason));
    return new Suites(leftOut, partsLeftOut, more);
  }

  private static void checkReason(Object what, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(what + " is left out without a reason");
    }
  }

  private static <K extends Enum<K>, V> Map<K, V> with(
      Class<K> type, Map<K, V> before, K key, V value) {
    Map<K, V> more = new EnumMap<>(type);
    more.putAll(before);
    more.put(key, value);
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

  /** The suites that are run with fewer repetitions. */
  Map<Suite, Sample> samples() {
    return samples;
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
        Sample sample = samples.get(suite);
        suite.tests().stream()
            .map(test -> sample == null ? test : test.sampling(sample.percent()))
            .forEach(tests::add);
      }
    }
    // stable: within a law, the contract comes first
    tests.sort(Comparator.comparing(LawTest::law));
    return tests;
  }
}
