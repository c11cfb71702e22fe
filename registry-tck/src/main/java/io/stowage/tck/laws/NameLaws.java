// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageException;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.kit.Walk;
import java.util.List;

/** Every name that the vocabulary allows is kept apart from every other. */
final class NameLaws extends LawSuite {
  NameLaws(Scene scene) {
    super(scene);
  }

  private void expectTags(RepositoryName repository, String... names) throws StorageException {
    LinkScope.Tags scope = new LinkScope.Tags(repository);
    assertThat(Walk.all(TagListingLaws.pages(there().links(), scope), 100))
        .extracting(LinkKey.Tagged::name)
        .containsExactly(names);
  }

  @Proves(Law.ORDER)
  void aRepositoryWithinAnotherIsApartFromIt() throws StorageException {
    RepositoryName outer = RepositoryName.parse("a");
    RepositoryName inner = RepositoryName.parse("a/b");
    Digest digest = someDigest();
    here().links().write(tag(outer, "outer"), digest);
    here().links().write(tag(inner, "inner"), digest);
    here().links().write(tag(outer, "latest"), digest);
    here().links().write(tag(inner, "latest"), digest);

    here().links().delete(tag(outer, "latest"));

    expectTags(outer, "outer");
    expectTags(inner, "inner", "latest");
  }

  @Proves(Law.ORDER)
  void emptyingARepositoryKeepsTheOneWithinIt() throws StorageException {
    RepositoryName outer = RepositoryName.parse("a");
    RepositoryName inner = RepositoryName.parse("a/b");
    here().links().write(tag(outer, "latest"), someDigest());
    here().links().write(tag(inner, "latest"), someDigest());

    here().links().delete(tag(outer, "latest"));

    expectTags(outer);
    expectTags(inner, "latest");
    assertThat(there().links().repositories(null, 10).items()).contains(inner);
  }

  @Proves(Law.ORDER)
  void namesThatBeginAlikeAreApart() throws StorageException {
    List<String> names = List.of("a", "a-b", "a.b", "a_b", "a__b", "a/b", "ab", "a0", "a/b/c");
    for (String name : names) {
      here().links().write(tag(RepositoryName.parse(name), "of-" + name.length()), someDigest());
    }

    for (String name : names) {
      expectTags(RepositoryName.parse(name), "of-" + name.length());
    }
  }

  @Proves(Law.ORDER)
  void tagsThatDifferInCaseAloneAreApart() throws StorageException {
    Digest upper = someDigest();
    Digest lower = someDigest();

    here().links().write(tag("Latest"), upper);
    here().links().write(tag("latest"), lower);

    assertThat(there().links().read(tag("Latest"))).contains(upper);
    assertThat(there().links().read(tag("latest"))).contains(lower);
    expectTags(REPOSITORY, "Latest", "latest");
  }

  @Proves(Law.ORDER)
  void aRepositoryMayHaveTheNameOfAPartOfALayout() throws StorageException {
    for (String name :
        List.of(
            "blobs",
            "repositories",
            "docker/registry/v2",
            "uploads",
            "a/tags",
            "a/revisions/sha256",
            "a/tags/latest/current/link",
            "a/data",
            "sha256")) {
      RepositoryName repository = RepositoryName.parse(name);
      here().links().write(tag(RepositoryName.parse("a"), "latest"), someDigest());

      here().links().write(tag(repository, "latest"), someDigest());

      expectTags(repository, "latest");
      expectTags(RepositoryName.parse("a"), "latest");
    }
  }

  @Proves(Law.ORDER)
  void aTagMayHaveTheNameOfAPartOfALayout() throws StorageException {
    List<String> names =
        List.of("_layers", "_manifests", "current", "data", "index", "link", "sha256", "tags");
    for (String name : names) {
      here().links().write(tag(name), someDigest());
    }

    expectTags(REPOSITORY, names.toArray(String[]::new));
  }

  @Proves(Law.ORDER)
  void theLongestNamesAreKept() throws StorageException {
    String tag = "t".repeat(128);
    List<String> names =
        List.of("a/".repeat(127) + "a", "n".repeat(255), "x".repeat(127) + "/" + "y".repeat(127));
    for (String name : names) {
      here().links().write(tag(RepositoryName.parse(name), tag), someDigest());
    }

    for (String name : names) {
      expectTags(RepositoryName.parse(name), tag);
    }
    assertThat(there().links().repositories(null, 10).items())
        .extracting(RepositoryName::value)
        .containsExactlyElementsOf(names);
  }
}
