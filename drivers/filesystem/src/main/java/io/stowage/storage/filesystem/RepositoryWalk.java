// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.RepositoryName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The repositories in the byte order of their whole names, read no further than they are taken.
 *
 * <p>A directory {@code a} stands twice among its siblings: as {@code a}, the repository, and as
 * {@code a/}, those below it. Sorted so, {@code a}, {@code a-b}, {@code a/b} and {@code a0} come in
 * order, as no name can stand between two that begin with {@code a/}. Directories whose whole
 * content comes before the start are not read.
 */
final class RepositoryWalk {
  private final Path repositories;
  private final String marker;
  private final String after;
  private final int wanted;
  private final Deque<Level> levels = new ArrayDeque<>();

  /**
   * @param prefix the name of the directory with a slash behind it; empty at the top
   * @param entries what is left of it
   */
  private record Level(String prefix, SortedNames entries) {}

  /**
   * @param marker the directory that makes a directory a repository that counts
   * @param after only names after this; null for all
   * @param wanted how many will most likely be taken
   */
  RepositoryWalk(Path repositories, String marker, @Nullable RepositoryName after, int wanted) {
    this.repositories = repositories;
    this.marker = marker;
    this.after = after == null ? "" : after.value();
    this.wanted = wanted;
    enter("");
  }

  /** The next one, or null at the end. */
  @Nullable RepositoryName next() throws IOException {
    while (!levels.isEmpty()) {
      Level level = levels.element();
      String key = level.entries().next();
      if (key == null) {
        levels.remove();
      } else if (key.endsWith("/")) {
        String below = level.prefix() + key;
        if (parse(below.substring(0, below.length() - 1)).isPresent()) {
          enter(below);
        }
      } else {
        Optional<RepositoryName> name = parse(level.prefix() + key);
        if (name.isPresent() && isRepository(name.get())) {
          return name.get();
        }
      }
    }
    return null;
  }

  private void enter(String prefix) {
    SortedNames.Keys keys = (entry, sorted) -> keys(prefix, entry, sorted);
    levels.push(new Level(prefix, new SortedNames(repositories.resolve(prefix), keys, "", wanted)));
  }

  private void keys(String prefix, String entry, Consumer<String> sorted) {
    if (entry.startsWith("_")) {
      return;
    }
    String name = prefix + entry;
    if (name.compareTo(after) > 0) {
      sorted.accept(entry);
    }
    String below = name + '/';
    if (below.compareTo(after) > 0 || after.startsWith(below)) {
      sorted.accept(entry + '/');
    }
  }

  private boolean isRepository(RepositoryName name) throws IOException {
    return FileFacts.exists(repositories.resolve(name.value()).resolve(marker));
  }

  /** The name, unless somebody else put a directory there that no repository can have. */
  private static Optional<RepositoryName> parse(String name) {
    try {
      return Optional.of(RepositoryName.parse(name));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }
}
