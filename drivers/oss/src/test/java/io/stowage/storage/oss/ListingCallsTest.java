// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many calls a page costs, of 2 000 repositories and of 5 000 tags. */
class ListingCallsTest {
  private static final int REPOSITORIES = 2000;
  private static final int TAGS = 5000;
  private static final int PAGE = 100;
  private static final RepositoryName MANY = RepositoryName.parse("zz/many");
  private static final Digest TARGET = Digest.of(DigestAlgorithm.SHA256, new byte[0]);

  private static final Place PLACE = new Place();
  private static LinkStore links;

  @BeforeAll
  static void fill() throws StorageException {
    links = PLACE.open().links();
    IntStream.range(0, REPOSITORIES - 1)
        .parallel()
        .forEach(i -> write(new LinkKey.Manifest(repository(i), TARGET)));
    IntStream.range(0, TAGS).parallel().forEach(i -> write(new LinkKey.Tagged(MANY, tag(i))));
  }

  @AfterAll
  static void close() {
    PLACE.close();
  }

  private static void write(LinkKey key) {
    try {
      links.write(key, TARGET);
    } catch (StorageException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RepositoryName repository(int number) {
    return RepositoryName.parse(
        "team-" + number % 40 + "/app" + (number % 3 == 0 ? "-" : "/") + number);
  }

  private static Tag tag(int number) {
    return Tag.parse("1." + number / 100 + '.' + number % 100 + (number % 2 == 0 ? "" : "-rc1"));
  }

  private static int calls() {
    return Cloud.server().calls("ListObjectsV2");
  }

  /** The tree is walked: a call for each repository of a page, and for the directories between. */
  @Test
  void aPageOfTheCatalogCostsWhatItHoldsAndNotWhatTheStoreHolds() throws StorageException {
    List<RepositoryName> found = new ArrayList<>();
    int dearest = 0;
    for (boolean more = true; more; ) {
      int before = calls();
      Page<RepositoryName> page = links.repositories(found.isEmpty() ? null : last(found), PAGE);
      found.addAll(page.items());
      dearest = Math.max(dearest, calls() - before);
      more = page.more();
    }

    assertThat(found).hasSize(REPOSITORIES).isSorted();
    assertThat(dearest).isBetween(1, 3 * PAGE);
  }

  @Test
  void aPageOfTagsCostsAFewCalls() throws StorageException {
    List<LinkKey.Tagged> found = new ArrayList<>();
    int dearest = 0;
    for (boolean more = true; more; ) {
      int before = calls();
      Page<LinkKey.Tagged> page =
          links.list(new LinkScope.Tags(MANY), found.isEmpty() ? "" : last(found).name(), PAGE);
      found.addAll(page.items());
      dearest = Math.max(dearest, calls() - before);
      more = page.more();
    }

    assertThat(found).hasSize(TAGS);
    assertThat(dearest).isBetween(1, 6);
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
