// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes directories below the root, and makes them last. Remembers which of those that are never
 * removed are known to be on disk, so that each costs a sync once and not with every write.
 * Thread-safe.
 */
final class Directories {
  private static final int MOST_KNOWN = 16_384;

  private final Path root;
  private final Disk disk;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Boolean inOrder;

  /**
   * @param root the directory at the top, which is there and durable; it is never made here, lest
   *     an unmounted volume be replaced by what is below its mount point
   */
  Directories(Path root, Disk disk) {
    this.root = root;
    this.disk = disk;
  }

  /**
   * Makes a directory that is never removed, and what is missing above it: durably, once whatever
   * is made in it is synced.
   */
  void ensure(Path stable) throws IOException {
    if (stable.equals(root) || durable.contains(stable)) {
      return;
    }
    Path parent = Layout.parent(stable);
    ensure(parent);
    make(stable);
    if (!commitInOrder()) {
      // also where it was there: who made it may not have got as far as this
      sync(parent);
    }
    if (durable.size() >= MOST_KNOWN) {
      durable.clear();
    }
    durable.add(stable);
  }

  /**
   * Makes a directory unless it is there; the one above it has to be.
   *
   * @return whether it was not there, so that there is nothing in it
   */
  boolean make(Path directory) throws IOException {
    // Files would report what is usual, that it is there, by an exception
    File file = directory.toFile();
    if (file.mkdir()) {
      return true;
    }
    if (file.isDirectory()) {
      return false;
    }
    try {
      Files.createDirectory(directory);
      return true;
    } catch (FileAlreadyExistsException e) {
      // gone again is as good as there for now: whoever goes on finds out, and tries again
      if (FileFacts.find(directory).filter(found -> !found.isDirectory()).isPresent()) {
        throw e;
      }
      return false;
    }
  }

  /** Makes a directory and what is missing above it, not durably. */
  void makeAll(Path directory) throws IOException {
    try {
      make(directory);
    } catch (NoSuchFileException e) {
      if (directory.equals(root)) {
        throw e;
      }
      makeAll(Layout.parent(directory));
      make(directory);
    }
  }

  /**
   * Whether a sync of a directory is one of all that was done before to the directories above it,
   * so that these need none of their own.
   */
  boolean commitInOrder() {
    Boolean known = inOrder;
    if (known == null) {
      known = disk.commitsInOrder(root);
      inOrder = known;
    }
    return known;
  }

  /** Forces a directory's entries; one that was removed meanwhile has none that matter. */
  void sync(Path directory) throws IOException {
    try {
      disk.sync(directory);
    } catch (NoSuchFileException e) {
      if (directory.equals(root)) {
        throw e;
      }
    }
  }

  /** Trusts nothing any more, since something is missing that was there. */
  void forget() {
    durable.clear();
  }
}
