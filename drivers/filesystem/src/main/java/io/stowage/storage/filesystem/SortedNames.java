// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The names in a directory in byte order, however many there are: a pass over the directory keeps
 * the next few, and there is another pass once those are used up. What is no directory is empty.
 */
final class SortedNames {
  private static final int LEAST = 16;
  private static final int MOST = 4096;

  private final Path directory;
  private final Keys keys;
  private final int batch;
  private final Deque<String> ready = new ArrayDeque<>();
  private String after;
  private boolean more = true;

  /** Makes of the name of an entry what is to be sorted: nothing, the name, or several keys. */
  interface Keys {
    void of(String entry, Consumer<String> sorted);
  }

  /**
   * @param after only keys after this
   * @param wanted how many will most likely be taken
   */
  SortedNames(Path directory, Keys keys, String after, int wanted) {
    this.directory = directory;
    this.keys = keys;
    this.after = after;
    this.batch = Math.max(LEAST, Math.min(MOST, wanted));
  }

  /** The names as they are. */
  static SortedNames of(Path directory, String after, int wanted) {
    return new SortedNames(directory, (entry, sorted) -> sorted.accept(entry), after, wanted);
  }

  /** The next one, or null at the end. */
  @Nullable String next() throws IOException {
    if (ready.isEmpty() && more) {
      readBatch();
    }
    return ready.poll();
  }

  private void readBatch() throws IOException {
    PriorityQueue<String> least = new PriorityQueue<>(Comparator.reverseOrder());
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        keys.of(String.valueOf(entry.getFileName()), key -> offer(key, least));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      more = false;
      return;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    String[] sorted = least.toArray(String[]::new);
    Arrays.sort(sorted);
    ready.addAll(Arrays.asList(sorted));
    more = sorted.length == batch;
    after = sorted.length == 0 ? after : sorted[sorted.length - 1];
  }

  private void offer(String key, PriorityQueue<String> least) {
    if (key.compareTo(after) <= 0) {
      return;
    }
    if (least.size() < batch) {
      least.add(key);
    } else if (key.compareTo(least.element()) < 0) {
      least.remove();
      least.add(key);
    }
  }
}
