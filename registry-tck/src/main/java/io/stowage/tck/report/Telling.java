// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import io.stowage.tck.kit.Trail;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells the author of what is tested what a failure is about. */
public final class Telling {
  private static final int LONGEST = 4000;

  private Telling() {}

  /**
   * {@return the name of a test as a sentence}
   *
   * @param test the name
   */
  public static String sentence(String test) {
    return test.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  /**
   * {@return what was seen: the failure without the names of assertions, and digests as a trail has
   * them}
   *
   * @param failure what a test failed with
   */
  public static String seen(Throwable failure) {
    String text =
        failure
            .toString()
            .replaceAll(
                "(java\\.lang\\.AssertionError|[a-z0-9.]+\\.AssertionFailedError)(: *|$)", "")
            .replace("io.stowage.storage.StorageException$", "StorageException.")
            .strip();
    String brief = Trail.shorten(text);
    int half = LONGEST / 2;
    return brief.length() <= LONGEST
        ? brief
        : brief.substring(0, half) + "\n  …\n" + brief.substring(brief.length() - half);
  }

  /**
   * {@return where it was seen: the line of the test, such as {@code CommitLaws.java:88}}
   *
   * @param failure what a test failed with
   * @param tests what the names of the classes of tests end with
   */
  public static String place(Throwable failure, String tests) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> Stream.of(cause.getStackTrace()))
        .filter(frame -> frame.getClassName().replaceFirst("\\$.*", "").endsWith(tests))
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("the making of the test");
  }
}
