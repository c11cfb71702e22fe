// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import io.stowage.tck.laws.LawTest;
import java.time.Duration;

/**
 * What came of one test.
 *
 * @param test the test
 * @param outcome whether the driver kept the law
 * @param took how long it ran
 * @param detail the message of what is broken, the reason of what deviates, empty otherwise
 */
public record Result(LawTest test, Outcome outcome, Duration took, String detail) {

  /** Whether the driver kept the law. */
  public enum Outcome {
    /** It did. */
    KEPT("kept"),
    /** It did not, and nobody said that it would not. */
    BROKEN("BROKEN"),
    /** It did not, as was declared. */
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
