// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.server.core.Errors.refused;
import static io.stowage.server.core.TestRegistry.OTHER;
import static io.stowage.server.core.TestRegistry.REPOSITORY;
import static io.stowage.server.core.TestRegistry.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ErrorCode;
import io.stowage.registry.Page;
import io.stowage.registry.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagServiceTest {
  private static final String INDEX = Manifests.index(List.of()).toString();

  private final TestRegistry test = new TestRegistry();
  private final TagService tags = test.registry.tags();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void listsAllInByteOrder() {
    tag("b", "a", "B", "1.10", "1.9", "_", "a-b", "a.b");

    assertThat(names(tags.list(REPOSITORY, null, "")))
        .containsExactly("1.10", "1.9", "B", "_", "a", "a-b", "a.b", "b");
  }

  @Test
  void listsAllOfManyAtOnce() {
    String[] many = IntStream.range(0, 2_345).mapToObj("v%04d"::formatted).toArray(String[]::new);
    tag(many);

    Page<Tag> page = tags.list(REPOSITORY, null, "");

    assertThat(names(page)).containsExactly(many);
    assertThat(page.more()).isFalse();
  }

  @Test
  void listsPageByPage() {
    tag("a", "b", "c", "d");

    Page<Tag> first = tags.list(REPOSITORY, 3, "");
    Page<Tag> second = tags.list(REPOSITORY, 3, "c");

    assertThat(names(first)).containsExactly("a", "b", "c");
    assertThat(first.more()).isTrue();
    assertThat(names(second)).containsExactly("d");
    assertThat(second.more()).isFalse();
  }

  @Test
  void listsWhatComesAfterATagThatIsGone() {
    tag("a", "c");

    assertThat(names(tags.list(REPOSITORY, 1, "b"))).containsExactly("c");
    assertThat(names(tags.list(REPOSITORY, null, "not/a tag"))).isEmpty();
    assertThat(names(tags.list(REPOSITORY, null, "c"))).isEmpty();
  }

  @Test
  void cutsAPageDownToTheLimit() {
    tag("a", "b", "c", "d", "e", "f");

    Page<Tag> page = tags.list(REPOSITORY, 10_000, "");

    assertThat(names(page)).containsExactly("a", "b", "c", "d", "e");
    assertThat(page.more()).isTrue();
  }

  @Test
  void givesNothingWhereNothingIsAskedFor() {
    tag("a");

    assertThat(tags.list(REPOSITORY, 0, "")).isEqualTo(Page.last(List.of()));
  }

  @Test
  void refusesANegativeNumber() {
    tag("a");

    RegistryException refusal =
        refused(ErrorCode.PAGINATION_NUMBER_INVALID, () -> tags.list(REPOSITORY, -1, ""));

    assertThat(refusal.detail()).isEqualTo(Map.of("n", -1));
    assertThat(refusal.status()).isEqualTo(400);
  }

  @Test
  void refusesAnUnknownRepository() {
    tag("a");

    refused(ErrorCode.NAME_UNKNOWN, () -> tags.list(OTHER, null, ""));
    refused(ErrorCode.NAME_UNKNOWN, () -> tags.list(OTHER, 0, ""));
    refused(ErrorCode.NAME_UNKNOWN, () -> tags.list(OTHER, 3, "z"));
  }

  @Test
  void knowsARepositoryWithoutTags() {
    test.pushBlob(OTHER, "layer");
    test.put(sha256(INDEX), List.of(), OCI_INDEX, INDEX);

    assertThat(tags.list(OTHER, null, "").items()).isEmpty();
    assertThat(tags.list(REPOSITORY, null, "").items()).isEmpty();
  }

  private void tag(String... names) {
    for (String name : names) {
      test.push(Tag.parse(name), OCI_INDEX, INDEX);
    }
  }

  private static List<String> names(Page<Tag> page) {
    return page.items().stream().map(Tag::value).toList();
  }
}
