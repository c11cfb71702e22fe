// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories in the byte order of their whole names, whatever the page and the cursor. */
class RepositoryWalkTest {
  private static final String[] COMPONENTS = {
    "a", "a-b", "a--b", "a.b", "a_b", "a__b", "a0", "aa", "b", "b-a", "0", "z.z-z"
  };

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithASortedListWhereverItStarts(long seed) throws IOException {
    Random random = new Random(seed);
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < 150; i++) {
      names.add(randomName(random));
    }
    for (String name : names) {
      Files.createDirectories(repositories().resolve(name).resolve("_manifests"));
    }

    try (StorageDriver driver = Sample.open(root)) {
      for (int i = 0; i < 30; i++) {
        String after = i == 0 ? null : randomName(random);
        int limit = 1 + random.nextInt(i % 2 == 0 ? 5 : 300);
        List<String> expected =
            (after == null ? names : names.tailSet(after, false)).stream().toList();

        Page<RepositoryName> page =
            driver.links().repositories(after == null ? null : RepositoryName.parse(after), limit);

        assertThat(page.items())
            .extracting(RepositoryName::value)
            .as("after %s, up to %d", after, limit)
            .isEqualTo(expected.subList(0, Math.min(limit, expected.size())));
        assertThat(page.more()).isEqualTo(expected.size() > limit);
      }
    }
  }

  @Test
  void goesOnPastMoreEntriesThanItKeepsInMemory() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 1000; i < 1300; i++) {
      names.add("r" + i);
      Files.createDirectories(repositories().resolve("r" + i).resolve("_manifests"));
      Files.createDirectories(repositories().resolve("q" + i).resolve("_layers"));
    }

    try (StorageDriver driver = Sample.open(root)) {
      Page<RepositoryName> page = driver.links().repositories(null, 2);

      assertThat(page.items()).extracting(RepositoryName::value).containsExactly("r1000", "r1001");
      assertThat(driver.links().repositories(null, 1000).items())
          .extracting(RepositoryName::value)
          .isEqualTo(names);
    }
  }

  @Test
  void passesOverWhatNoRegistryMade() throws IOException {
    for (String foreign :
        List.of(
            "UPPER/_manifests",
            "_hidden/_manifests",
            ".snapshot/x/_manifests",
            "ok/-/_manifests")) {
      Files.createDirectories(repositories().resolve(foreign));
    }
    Files.createDirectories(repositories().resolve("ok/ok/_manifests"));
    Files.writeString(repositories().resolve("file"), "not a directory");

    try (StorageDriver driver = Sample.open(root)) {
      assertThat(driver.links().repositories(null, 10).items())
          .extracting(RepositoryName::value)
          .containsExactly("ok/ok");
    }
  }

  @Test
  void readsNothingThatLiesBeforeTheCursorOrAfterThePage() throws IOException {
    for (String name : List.of("a", "m", "n", "o")) {
      Files.createDirectories(repositories().resolve(name).resolve("_manifests"));
    }
    // whoever reads these, fails
    Files.createSymbolicLink(repositories().resolve("b"), Path.of("b"));
    Files.createSymbolicLink(repositories().resolve("z"), Path.of("z"));

    try (StorageDriver driver = Sample.open(root)) {
      assertThat(driver.links().repositories(RepositoryName.parse("c"), 2).items())
          .extracting(RepositoryName::value)
          .containsExactly("m", "n");
      assertThatThrownBy(() -> driver.links().repositories(RepositoryName.parse("a"), 2))
          .isInstanceOf(StorageException.Unavailable.class);
      assertThatThrownBy(() -> driver.links().repositories(RepositoryName.parse("c"), 4))
          .isInstanceOf(StorageException.Unavailable.class);
    }
  }

  private Path repositories() {
    return root.resolve("docker/registry/v2/repositories");
  }

  private static String randomName(Random random) {
    int depth = 1 + random.nextInt(4);
    List<String> components = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      components.add(COMPONENTS[random.nextInt(COMPONENTS.length)]);
    }
    return String.join("/", components);
  }
}
