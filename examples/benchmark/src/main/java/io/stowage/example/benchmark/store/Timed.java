// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;

/** The speed of programs that do not tell it, from their start to their end. */
final class Timed {
  private static final double MIB = 1 << 20;

  private Timed() {}

  /** Moves bytes. */
  interface Move {
    void run() throws IOException;
  }

  /** Returns MiB in a second. */
  static double speed(long bytes, Move move) throws IOException {
    long start = System.nanoTime();
    move.run();
    return bytes / MIB / ((System.nanoTime() - start) / 1e9);
  }
}
