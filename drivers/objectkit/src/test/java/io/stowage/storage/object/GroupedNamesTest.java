// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GroupedNamesTest {
  private static final String PREFIX = "root/";

  private static GroupedNames names(Set<String> names, String mark, int pageSize) {
    return new GroupedNames(keys(names, mark, pageSize), PREFIX, mark, all -> all);
  }

  private static SortedKeys keys(Set<String> names, String mark, int pageSize) {
    List<String> keys = new ArrayList<>();
    for (String name : names) {
      keys.add(PREFIX + name + mark + "one/x");
      keys.add(PREFIX + name + mark + "two/y");
    }
    return new SortedKeys(keys, pageSize);
  }

  /** Names of few characters, so that many of them are beginnings of others. */
  @Provide
  Arbitrary<Set<String>> tags() {
    return Arbitraries.strings().withChars("a0-.").ofMinLength(1).ofMaxLength(4).set();
  }

  @Provide
  Arbitrary<Set<String>> repositories() {
    Arbitrary<String> component =
        Arbitraries.of("a", "a-b", "a.b", "0", "a0", "b", "a--0", "a_b", "a-0.b");
    return component.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("/", list)).set();
  }

  @Property
  void pagesOfTagsGiveEachOnceInByteOrder(
      @ForAll("tags") Set<String> tags,
      @ForAll @IntRange(min = 1, max = 6) int limit,
      @ForAll @IntRange(min = 1, max = 9) int pageSize)
      throws StorageException {
    assertThat(walk(names(tags, "/", pageSize), limit)).isEqualTo(tags.stream().sorted().toList());
  }

  @Property
  void pagesOfRepositoriesGiveEachOnceInByteOrder(
      @ForAll("repositories") Set<String> repositories,
      @ForAll @IntRange(min = 1, max = 6) int limit,
      @ForAll @IntRange(min = 1, max = 9) int pageSize)
      throws StorageException {
    assertThat(walk(names(repositories, "/_", pageSize), limit))
        .isEqualTo(repositories.stream().sorted().toList());
  }

  @Property
  void aStoreWithoutLongDelimitersGivesTheSame(
      @ForAll("repositories") Set<String> repositories,
      @ForAll @IntRange(min = 1, max = 6) int limit,
      @ForAll @IntRange(min = 1, max = 9) int pageSize)
      throws StorageException {
    BucketListing tree = new TreeListing(keys(repositories, "/_", pageSize));

    assertThat(walk(new GroupedNames(tree, PREFIX, "/_", all -> all), limit))
        .isEqualTo(repositories.stream().sorted().toList());
  }

  @Property
  void aPageMayBeginBehindAnyText(
      @ForAll("tags") Set<String> tags, @ForAll("tags") Set<String> texts) throws StorageException {
    GroupedNames names = names(tags, "/", 3);
    for (String after : texts) {
      assertThat(names.list(after, 10_000))
          .isEqualTo(tags.stream().filter(tag -> tag.compareTo(after) > 0).sorted().toList());
    }
  }

  private static List<String> walk(GroupedNames names, int limit) throws StorageException {
    List<String> found = new ArrayList<>();
    while (true) {
      String after = found.isEmpty() ? "" : found.get(found.size() - 1);
      List<String> page = names.list(after, limit);
      found.addAll(page.subList(0, Math.min(limit, page.size())));
      if (page.size() <= limit) {
        return found;
      }
    }
  }
}
