// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.Page;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through a listing page by page. */
public final class Walk {
  private Walk() {}

  /**
   * One page of a listing.
   *
   * @param <T> what is listed
   */
  @FunctionalInterface
  public interface Pages<T> {
    /**
     * Gives one page.
     *
     * @param after lists what comes after this; null for the start
     * @param limit how many at most
     * @return the page
     * @throws StorageException if it cannot be listed
     */
    Page<T> list(@Nullable T after, int limit) throws StorageException;
  }

  /**
   * Fails, with the first that differs, unless these are listed and no others, in this order.
   *
   * @param how how they were listed
   * @param listed what was listed
   * @param expected what is there
   * @param <T> what is listed
   */
  public static <T> void expect(String how, List<T> listed, List<T> expected) {
    int same = 0;
    while (same < Math.min(listed.size(), expected.size())
        && listed.get(same).equals(expected.get(same))) {
      same++;
    }
    if (same < Math.max(listed.size(), expected.size())) {
      throw new AssertionError(
          "%s: number %d of %d that are listed is %s, but of the %d that are there it is %s"
              .formatted(
                  how,
                  same + 1,
                  listed.size(),
                  same < listed.size() ? listed.get(same) : "missing",
                  expected.size(),
                  same < expected.size() ? expected.get(same) : "none"));
    }
  }

  /**
   * {@return all that is listed, by pages of a size} Fails where a page breaks its promises.
   *
   * @param pages gives the pages
   * @param limit how many items a page may have
   * @param <T> what is listed
   * @throws StorageException if a page cannot be listed
   */
  public static <T> List<T> all(Pages<T> pages, int limit) throws StorageException {
    return after(pages, null, limit);
  }

  /**
   * {@return all that is listed after something, by pages of a size} Fails where a page breaks its
   * promises.
   *
   * @param pages gives the pages
   * @param start lists what comes after this; null for the start
   * @param limit how many items a page may have
   * @param <T> what is listed
   * @throws StorageException if a page cannot be listed
   */
  public static <T> List<T> after(Pages<T> pages, @Nullable T start, int limit)
      throws StorageException {
    List<T> all = new ArrayList<>();
    T after = start;
    Page<T> page;
    do {
      page = pages.list(after, limit);
      if (page.items().size() > limit) {
        throw new AssertionError(
            "a page of at most " + limit + " has " + page.items().size() + " items");
      }
      if (page.items().isEmpty()) {
        if (page.more()) {
          throw new AssertionError("an empty page after " + after + " says that there is more");
        }
        return all;
      }
      all.addAll(page.items());
      T last = page.items().get(page.items().size() - 1);
      if (last.equals(after)) {
        throw new AssertionError("the page after " + after + " ends with it again");
      }
      after = last;
    } while (page.more());
    return all;
  }
}
