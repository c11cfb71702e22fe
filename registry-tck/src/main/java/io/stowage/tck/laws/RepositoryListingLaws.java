// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Walk;
import java.util.List;

/** Repositories are listed by their names as a whole, not component by component. */
final class RepositoryListingLaws extends LawSuite {
  /** In the order of their bytes: {@code -} {@code .} {@code /} {@code 0} {@code _}. */
  private static final List<String> NAMES =
      List.of("a", "a-b", "a-b/c", "a.b", "a/b", "a/b-c", "a/b/c", "a/b0", "a0", "a_b", "ab", "b");

  RepositoryListingLaws(Scene scene) {
    super(scene);
  }

  private void tagEach(List<String> names) throws StorageException {
    for (String name : names) {
      here().links().write(tag(RepositoryName.parse(name), "latest"), someDigest());
    }
  }

  private static List<String> names(List<RepositoryName> repositories) {
    return repositories.stream().map(RepositoryName::value).toList();
  }

  @Proves(Law.ORDER)
  void repositoriesAreListedInByteOrder() throws StorageException {
    tagEach(NAMES);

    assertThat(names(there().links().repositories(null, 100).items())).isEqualTo(NAMES);
  }

  @Proves(Law.ORDER)
  void pagesOfRepositoriesOfAnySizeGiveEachOnce() throws StorageException {
    tagEach(NAMES);

    for (int limit = 1; limit <= NAMES.size() + 1; limit++) {
      assertThat(names(Walk.all(there().links()::repositories, limit)))
          .as("by pages of %d", limit)
          .isEqualTo(NAMES);
    }
  }

  @Proves(Law.ORDER)
  void aListingOfRepositoriesGoesOnAfterANameThatNeverWas() throws StorageException {
    tagEach(NAMES);

    for (String after : List.of("0", "a-a", "a/a", "a/b/c/d", "a/z", "aa/b", "b", "zz")) {
      RepositoryName cursor = RepositoryName.parse(after);
      List<String> expected = NAMES.stream().filter(name -> name.compareTo(after) > 0).toList();

      assertThat(names(Walk.after(there().links()::repositories, cursor, 2)))
          .as("after %s", after)
          .isEqualTo(expected);
    }
  }

  @Proves(Law.ORDER)
  void aRepositoryWithAManifestAloneIsListed() throws StorageException {
    Digest digest = someDigest();

    here().links().write(new LinkKey.Manifest(REPOSITORY, digest), digest);

    assertThat(there().links().repositories(null, 10).items()).containsExactly(REPOSITORY);
  }

  @Proves(Law.ORDER)
  void aRepositoryIsListedOnceWhateverItHolds() throws StorageException {
    Digest digest = someDigest();
    here().links().write(new LinkKey.Manifest(REPOSITORY, digest), digest);
    here().links().write(new LinkKey.Blob(REPOSITORY, digest), digest);
    here().links().write(tag("one"), digest);
    here().links().write(tag("two"), digest);

    assertThat(there().links().repositories(null, 10).items()).containsExactly(REPOSITORY);
  }

  @Proves(Law.ORDER)
  void aRepositoryWithoutManifestsAndTagsIsNotListed() throws StorageException {
    Digest digest = someDigest();
    leave(here(), content(10));
    here().links().write(new LinkKey.Blob(REPOSITORY, digest), digest);

    assertThat(there().links().repositories(null, 10)).isEqualTo(Page.last(List.of()));
  }
}
