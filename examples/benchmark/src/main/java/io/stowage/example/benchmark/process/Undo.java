// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.process;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has to be undone of something that was begun: by whoever closes this, or when the program is
 * interrupted, what was begun last first. Done once, and over when {@link #close} returns.
 * Thread-safe.
 */
public final class Undo implements AutoCloseable {
  private static final Deque<Undo> LAST_FIRST = new ArrayDeque<>();
  private static boolean over;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Undo::all, "undo"));
  }

  private final Step step;
  private boolean done;

  private Undo(Step step) {
    this.step = step;
  }

  /** Undoes something, whether or not it came to be. */
  public interface Step {
    /**
     * Does it.
     *
     * @throws IOException if it is not undone
     */
    void run() throws IOException;
  }

  /**
   * To be called before that is begun which it undoes.
   *
   * @throws IOException if the program was interrupted: then nothing may be begun any more
   */
  public static Undo with(Step step) throws IOException {
    Undo undo = new Undo(step);
    synchronized (LAST_FIRST) {
      if (over) {
        throw interrupted();
      }
      LAST_FIRST.push(undo);
    }
    return undo;
  }

  static IOException interrupted() {
    return new IOException("the benchmark was interrupted");
  }

  @Override
  public synchronized void close() throws IOException {
    if (done) {
      return;
    }
    done = true;
    try {
      step.run();
    } finally {
      synchronized (LAST_FIRST) {
        LAST_FIRST.remove(this);
      }
    }
  }

  private static void all() {
    for (Undo undo = next(); undo != null; undo = next()) {
      try {
        undo.close();
      } catch (IOException e) {
        System.err.println(e.getMessage());
      }
    }
  }

  private static @Nullable Undo next() {
    synchronized (LAST_FIRST) {
      over = true;
      return LAST_FIRST.peek();
    }
  }
}
