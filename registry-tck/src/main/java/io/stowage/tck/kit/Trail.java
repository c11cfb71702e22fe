// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.Page;
import io.stowage.storage.StorageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last calls of a test and what came of them, for its failure message. Thread-safe. */
public final class Trail {
  private static final int KEPT = 40;
  private static final Pattern UUID =
      Pattern.compile("([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern HEX = Pattern.compile("([0-9a-f]{12})[0-9a-f]{52,116}");

  private final Deque<String> last = new ArrayDeque<>();
  private int calls;
  private int readBacks;

  /** A trail without a call. */
  public Trail() {}

  /** A call to a driver. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws StorageException;
  }

  /** A call to a driver that gives nothing. */
  @FunctionalInterface
  interface Action {
    void run() throws StorageException;
  }

  /** Makes a call and notes it with its outcome. */
  void run(String what, Action action) throws StorageException {
    call(
        what,
        () -> {
          action.run();
          return "";
        });
  }

  /** Makes a call and notes it with its outcome. */
  <T> T call(String what, Call<T> call) throws StorageException {
    try {
      T value = call.run();
      note(what + show(value));
      return value;
    } catch (StorageException | RuntimeException | Error e) {
      note(
          what
              + " failed: "
              + e.toString().replace("io.stowage.storage.StorageException$", "StorageException."));
      throw e;
    }
  }

  /**
   * Notes what happened.
   *
   * @param event what happened, in which long digests and ids are shortened
   */
  public synchronized void note(String event) {
    calls++;
    last.add(who() + shorten(event));
    if (last.size() > KEPT) {
      last.remove();
    }
  }

  /**
   * {@return the text with digests and ids by their beginnings}
   *
   * @param text which may have some
   */
  public static String shorten(String text) {
    return UUID.matcher(HEX.matcher(text).replaceAll("$1…")).replaceAll("$1…");
  }

  /** One of several at once, or nobody in particular. */
  private static String who() {
    String name = Thread.currentThread().getName();
    return name.startsWith(Race.RUNNER) || name.startsWith(Watch.WATCHER) ? "[" + name + "] " : "";
  }

  synchronized void noteReadBack() {
    readBacks++;
  }

  /** {@return how many times staged bytes were read back, by any instance of the scene} */
  public synchronized int readBacks() {
    return readBacks;
  }

  @Override
  public synchronized String toString() {
    if (last.isEmpty()) {
      return "  no call was made";
    }
    String heading = last.size() == calls ? "" : "  … " + (calls - last.size()) + " calls before\n";
    return heading + "  " + String.join("\n  ", last);
  }

  private static String show(Object value) {
    if (value instanceof Page<?> page) {
      return " gave " + page.items().size() + " items" + (page.more() ? " and more" : "");
    } else if (value instanceof Optional<?> optional) {
      return optional.map(found -> " gave " + found).orElse(" gave nothing");
    }
    return value instanceof Boolean || value instanceof Integer ? " gave " + value : "";
  }
}
