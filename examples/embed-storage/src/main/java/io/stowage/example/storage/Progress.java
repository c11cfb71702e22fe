// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.storage;

import java.io.PrintStream;
import java.util.function.LongConsumer;

/** A line on a terminal that says how far something is, written anew for each percent. */
final class Progress implements LongConsumer {
  private final PrintStream terminal;
  private final String what;
  private final long total;
  private long shown = -1;

  Progress(PrintStream terminal, String what, long total) {
    this.terminal = terminal;
    this.what = what;
    this.total = total;
  }

  @Override
  public void accept(long bytes) {
    long percent = total == 0 ? 100 : Math.min(100, bytes * 100 / total);
    if (percent != shown) {
      shown = percent;
      terminal.printf("\r%s %3d%%", what, percent);
      terminal.flush();
    }
  }

  /** Ends the line. */
  void end() {
    accept(total);
    terminal.println();
  }
}
