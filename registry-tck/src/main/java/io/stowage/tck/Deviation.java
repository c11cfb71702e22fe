// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

/**
 * A law that a driver is known to break. Its test runs all the same and has to fail: the day that
 * the driver keeps the law, the test says that the deviation is to be taken out.
 *
 * @param test the name of the test, such as {@code tagsThatDifferInCaseAloneAreApart}
 * @param reason why, for whoever asks later
 */
public record Deviation(String test, String reason) {

  /**
   * Checks that both are told.
   *
   * @param test the name of the test
   * @param reason why the driver breaks the law
   * @throws IllegalArgumentException if one of them is blank
   */
  public Deviation {
    if (test.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException(
          "a deviation has the name of a test and a reason: \"" + test + "\", \"" + reason + '"');
    }
  }
}
