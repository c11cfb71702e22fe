// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.report;

import java.util.Locale;

/**
 * What is asked of the candidate, as a bound on its ratio to the baseline or on its own value.
 *
 * @param of what the bound applies to
 * @param side on which side of the bound the candidate has to be; the bound itself is met
 * @param bound a ratio, or a value in the metric's unit
 */
public record Target(Of of, Side side, double bound) {

  /** What a bound applies to. */
  public enum Of {
    /** The candidate's figure divided by the baseline's. */
    RATIO,
    /** The candidate's figure alone. */
    VALUE
  }

  /** The side of the bound that is asked for. */
  public enum Side {
    /** The bound or more. */
    AT_LEAST,
    /** The bound or less. */
    AT_MOST
  }

  /** Asks for a ratio of {@code bound} or more. */
  public static Target ratioAtLeast(double bound) {
    return new Target(Of.RATIO, Side.AT_LEAST, bound);
  }

  /** Asks for a ratio of {@code bound} or less. */
  public static Target ratioAtMost(double bound) {
    return new Target(Of.RATIO, Side.AT_MOST, bound);
  }

  /** Asks for a candidate's figure of {@code bound} or more. */
  public static Target valueAtLeast(double bound) {
    return new Target(Of.VALUE, Side.AT_LEAST, bound);
  }

  /** Asks for a candidate's figure of {@code bound} or less. */
  public static Target valueAtMost(double bound) {
    return new Target(Of.VALUE, Side.AT_MOST, bound);
  }

  /** Tells whether the candidate is where it should be. */
  public boolean isMet(double baseline, double candidate) {
    double figure = of == Of.RATIO ? candidate / baseline : candidate;
    return side == Side.AT_LEAST ? figure >= bound : figure <= bound;
  }

  @Override
  public String toString() {
    String number =
        bound == Math.rint(bound)
            ? String.format(Locale.ROOT, "%.0f", bound)
            : Double.toString(bound);
    return (side == Side.AT_LEAST ? ">= " : "<= ") + number + (of == Of.RATIO ? "x" : "");
  }
}
