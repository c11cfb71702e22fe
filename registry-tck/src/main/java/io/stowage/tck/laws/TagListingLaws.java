// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Race;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Stock;
import io.stowage.tck.kit.Walk;
import java.util.List;

/** Tags are listed in the order of their bytes, not of any language. */
final class TagListingLaws extends LawSuite {
  private static final LinkScope.Tags SCOPE = new LinkScope.Tags(REPOSITORY);

  TagListingLaws(Scene scene) {
    super(scene);
  }

  /** A walk that goes on after the name of what came last. */
  static <K extends LinkKey> Walk.Pages<K> pages(LinkStore links, LinkScope<K> scope) {
    return (after, limit) -> links.list(scope, after == null ? "" : after.name(), limit);
  }

  private static List<String> names(List<LinkKey.Tagged> links) {
    return links.stream().map(LinkKey.Tagged::name).toList();
  }

  private List<String> stocked() {
    return scene.stock().tags().stream().map(Tag::value).toList();
  }

  @Proves(Law.ORDER)
  void tagsAreListedInByteOrder() throws StorageException {
    LinkStore links = scene.openStock().links();

    List<String> listed = names(Walk.all(pages(links, Stock.scope()), 1000));

    Walk.expect("by pages of 1000", listed, stocked());
  }

  @Proves(Law.ORDER)
  void pagesOfTagsOfAnySizeGiveEachOnce() throws StorageException {
    LinkStore links = scene.openStock().links();
    int all = scene.stock().tags().size();

    for (int limit : new int[] {73, 999, all - 1, all, all + 1, Integer.MAX_VALUE}) {
      List<String> listed = names(Walk.all(pages(links, Stock.scope()), limit));

      Walk.expect("by pages of " + limit, listed, stocked());
    }
  }

  @Proves(Law.ORDER)
  void aPageOfOneTagIsAPage() throws StorageException {
    LinkStore links = scene.openStock().links();
    List<String> all = stocked();

    Page<LinkKey.Tagged> first = links.list(Stock.scope(), "", 1);
    Page<LinkKey.Tagged> next = links.list(Stock.scope(), all.get(2345), 1);

    assertThat(names(first.items())).isEqualTo(all.subList(0, 1));
    assertThat(first.more()).isTrue();
    assertThat(names(next.items())).isEqualTo(all.subList(2346, 2347));
    assertThat(next.more()).isTrue();
  }

  @Proves(Law.ORDER)
  void aListingOfTagsGoesOnAfterTextThatIsNoTag() throws StorageException {
    LinkStore links = scene.openStock().links();

    for (String after :
        new String[] {"!", "-", "../../x", "0-0/", "A!", "Z~", "a b", "m", "zz-é"}) {
      List<String> expected = stocked().stream().filter(tag -> tag.compareTo(after) > 0).toList();

      Page<LinkKey.Tagged> page = links.list(Stock.scope(), after, Integer.MAX_VALUE);

      assertThat(names(page.items())).as("after \"%s\"", after).isEqualTo(expected);
    }
  }

  @Proves(Law.ORDER)
  void nothingIsListedAfterTheLastTag() throws StorageException {
    LinkStore links = scene.openStock().links();

    assertThat(links.list(Stock.scope(), "~", 10)).isEqualTo(Page.last(List.of()));
    assertThat(links.list(Stock.scope(), stocked().get(stocked().size() - 1), 10))
        .isEqualTo(Page.last(List.of()));
  }

  @Proves(Law.ORDER)
  void aListingOfTagsOutlivesItsCursor() throws StorageException {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      here().links().write(tag(name), someDigest());
    }
    Page<LinkKey.Tagged> first = here().links().list(SCOPE, "", 2);

    here().links().delete(tag("b"));

    assertThat(names(first.items())).containsExactly("a", "b");
    assertThat(names(there().links().list(SCOPE, "b", 10).items())).containsExactly("c", "d", "e");
  }

  @Proves(Law.ORDER)
  void upperCaseStandsBeforeLowerCase() throws StorageException {
    for (String name : List.of("b", "A", "_", "a", "0", "B", "a.a", "a-a", "a_a", "aa", "9")) {
      here().links().write(tag(name), someDigest());
    }

    assertThat(names(Walk.all(pages(here().links(), SCOPE), 2)))
        .containsExactly("0", "9", "A", "B", "_", "a", "a-a", "a.a", "a_a", "aa", "b");
  }

  @Proves(Law.ORDER)
  void aListingWhileTagsAreWrittenMissesNoneOfThoseBefore() throws Exception {
    Digest target = someDigest();
    List<String> before = List.of("05", "15", "25", "35", "45", "55", "65", "75", "85", "95");
    for (String name : before) {
      here().links().write(tag(name), target);
    }
    LinkStore writer = here().links();
    LinkStore reader = there().links();

    Race.allSucceed(
        2,
        number -> {
          if (number == 0) {
            for (int i = 100; i < 200; i++) {
              writer.write(tag(new StringBuilder().append(i).reverse().toString()), target);
            }
          } else {
            for (int i = 0; i < 10; i++) {
              List<String> listed = names(Walk.all(pages(reader, SCOPE), 3));
              assertThat(listed).containsAll(before).isSorted().doesNotHaveDuplicates();
            }
          }
          return number;
        });
  }
}
