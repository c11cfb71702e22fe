// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.laws.LawTest;
import java.util.List;
import java.util.Locale;

/** Tests beyond the contract that a driver may join, by {@link StorageDriverTck#suites}. */
public enum Suite {
  /**
   * Calls are cut off, repeated, interrupted, their answers lost and their buffers overwritten, at
   * every step of what a registry does.
   */
  FAULTS,

  /**
   * The network between the driver and a store that speaks HTTP refuses, cuts, loses, repeats,
   * damages and delays requests and answers, each in its turn. {@link TckBackend#reachedBy} says
   * where the store is.
   */
  NETWORK,

  /** Processes that use the driver are killed at any point of what they do, 210 times. */
  CRASH,

  /** What several threads on two instances saw is checked for an order that explains it all. */
  RACE,

  /** 100 000 links and 20 000 blobs: a page costs what it costs in a small store. */
  SCALE,

  /** Memory, threads and files after thousands of calls, and after drivers were closed. */
  LEAKS;

  List<LawTest> tests() {
    return switch (this) {
      case FAULTS -> LawTest.faults();
      case NETWORK -> LawTest.network();
      case CRASH -> LawTest.crash();
      case RACE -> LawTest.race();
      case SCALE -> LawTest.scale();
      case LEAKS -> LawTest.leaks();
    };
  }

  /** All tests there are: those of the contract and of all suites. */
  static List<LawTest> allTests() {
    return Suites.all().tests();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
