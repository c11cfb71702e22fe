// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

/**
 * A law that a driver is known to break. Its test runs all the same and has to fail: the day that
 * the driver keeps the law, the test says that the deviation is to be taken out.
 *
 * @param test the name of the test, such as {@code tagsThatDifferInCaseAloneAreApart}
 * @param reason why, for whoever asks later
 * @param always whether it is broken each time, rather than by chance
 */
public record Deviation(String test, String reason, boolean always) {

  /**
   * A law that is broken each time.
   *
   * @param test the name of the test
   * @param reason why
   */
  public Deviation(String test, String reason) {
    this(test, reason, true);
  }

  /**
   * A law that is broken by chance, as in a race that the backend loses now and then. Its test runs
   * and may fail or not; the report names it as deviating either way.
   *
   * @param test the name of the test
   * @param reason why
   * @return the deviation
   */
  public static Deviation byChance(String test, String reason) {
    return new Deviation(test, reason, false);
  }

  /**
   * Checks that both are told.
   *
   * @param test the name of the test
   * @param reason why the driver breaks the law
   * @param always whether it does so each time
   * @throws IllegalArgumentException if one of them is blank
   */
  public Deviation {
    if (test.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException(
          "a deviation has the name of a test and a reason: \"" + test + "\", \"" + reason + '"');
    }
  }
}
