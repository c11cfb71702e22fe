// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import java.time.Duration;

/**
 * What came of one test.
 *
 * @param section what it is a test of, such as a law or an endpoint
 * @param test its name
 * @param outcome whether it was kept
 * @param took how long it ran
 * @param detail the message of what is broken, the reason of what deviates, empty otherwise
 */
public record Result(String section, String test, Outcome outcome, Duration took, String detail) {

  /** Whether what the test demands was kept. */
  public enum Outcome {
    /** It was. */
    KEPT("kept"),
    /** It was not, and nobody said that it would not. */
    BROKEN("BROKEN"),
    /** It was not, as was declared. */
    DEVIATES("deviates");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** The time in seconds, such as {@code 0.120}. */
  String seconds() {
    return Report.seconds(took);
  }
}
