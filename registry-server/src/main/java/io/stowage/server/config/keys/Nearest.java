// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.keys;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant by a name that is unknown. */
public final class Nearest {
  private static final int FAR = 3;

  private Nearest() {}

  /**
   * The known name that differs least, if it differs little: at most a third of its letters and
   * never more than three; or else the one that ends in the name, as when a section was left out.
   */
  public static Optional<String> of(String unknown, Collection<String> known) {
    Optional<String> close =
        known.stream()
            .filter(name -> Math.abs(name.length() - unknown.length()) <= FAR)
            .filter(name -> distance(unknown, name) <= Math.min(FAR, lastPart(name) / 3 + 1))
            .min(Comparator.comparingInt(name -> distance(unknown, name)));
    return close.or(() -> known.stream().filter(name -> name.endsWith('.' + unknown)).findFirst());
  }

  private static int lastPart(String name) {
    return name.length() - name.lastIndexOf('.') - 1;
  }

  /** Letters to insert, remove, replace or swap with the next (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
