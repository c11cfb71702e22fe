// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.registry.MediaTypes.OCI_INDEX;
import static io.stowage.server.core.Errors.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ErrorCode;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogServiceTest {
  private final TestRegistry test = new TestRegistry();
  private final CatalogService catalog = test.registry.catalog();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void listsRepositoriesInByteOrder() {
    push("b", "a/b", "a", "a-b");

    assertThat(names(catalog.list(null, null))).containsExactly("a", "a-b", "a/b", "b");
  }

  @Test
  void listsPageByPage() {
    push("a", "b", "c");

    Page<RepositoryName> first = catalog.list(2, null);

    assertThat(names(first)).containsExactly("a", "b");
    assertThat(first.more()).isTrue();
    assertThat(names(catalog.list(2, RepositoryName.parse("b")))).containsExactly("c");
    assertThat(names(catalog.list(2, RepositoryName.parse("b0")))).containsExactly("c");
  }

  @Test
  void listsAHundredWhereNobodySaysHowMany() {
    push(IntStream.range(0, 105).mapToObj("r%03d"::formatted).toArray(String[]::new));
    Registry roomy = new Registry(test.driver, RegistryOptions.defaults());

    Page<RepositoryName> page = roomy.catalog().list(null, null);

    assertThat(page.items()).hasSize(100);
    assertThat(page.more()).isTrue();
    assertThat(catalog.list(null, null).items()).hasSize(5);
  }

  @Test
  void givesNothingWhereNothingIsAskedFor() {
    push("a");

    assertThat(catalog.list(0, null)).isEqualTo(Page.last(List.of()));
  }

  @Test
  void refusesNumbersOutOfBounds() {
    refused(ErrorCode.PAGINATION_NUMBER_INVALID, () -> catalog.list(-1, null));
    refused(ErrorCode.PAGINATION_NUMBER_INVALID, () -> catalog.list(6, null));
  }

  private void push(String... names) {
    for (String name : names) {
      test.registry
          .manifests()
          .put(
              RepositoryName.parse(name),
              new ManifestPut(Tag.parse("latest"), List.of(), OCI_INDEX),
              TestRegistry.bytes(Manifests.index(List.of()).toString()));
    }
  }

  private static List<String> names(Page<RepositoryName> page) {
    return page.items().stream().map(RepositoryName::value).toList();
  }
}
