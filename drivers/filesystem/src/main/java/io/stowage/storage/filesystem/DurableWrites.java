// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts files where they belong and takes them away: at once for every reader, and so that they
 * outlast a power cut once the call has returned. Thread-safe, also across processes.
 */
final class DurableWrites {
  /** How often a directory may be removed under us, by a deletion next to us, before we give up. */
  private static final int ATTEMPTS = 100;

  private final Directories directories;
  private final Temporaries temporaries;
  private final Disk disk;

  DurableWrites(Directories directories, Temporaries temporaries, Disk disk) {
    this.directories = directories;
    this.temporaries = temporaries;
    this.disk = disk;
  }

  /** Makes the file at a prepared spot one of this content. */
  void replace(Spot spot, ByteBuffer content) throws IOException {
    placeCopy(spot, content);
    confirm(spot);
  }

  /** Like {@link #replace}, but after a power cut it may not have happened. */
  void placeCopy(Spot spot, ByteBuffer content) throws IOException {
    Path temporary = temporaries.write(content);
    try {
      place(temporary, spot, () -> {});
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** What comes before a file gets its name. */
  interface Step {
    /** Done again if the file could not be renamed at the first attempt. */
    void run() throws IOException;
  }

  /**
   * Makes a file, whose content was forced, the one at a prepared spot.
   *
   * @param last done before that, once nothing but the renaming itself is left that could fail
   */
  void publish(Path source, Spot spot, Step last) throws IOException {
    place(source, spot, last);
    confirm(spot);
  }

  /**
   * Makes the directories of a spot.
   *
   * @return whether the one of the file is new, so that the file cannot be there: unlike a look for
   *     it this costs nothing that would not be done anyway
   */
  boolean prepare(Spot spot) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return makeDirectories(spot);
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        if (!Files.exists(spot.stable())) {
          directories.forget();
        }
      }
    }
  }

  private boolean makeDirectories(Spot spot) throws IOException {
    directories.ensure(spot.stable());
    boolean made = false;
    List<Path> removable = spot.removable();
    for (int i = removable.size() - 1; i >= 0; i--) {
      made = directories.make(removable.get(i));
    }
    return made;
  }

  /** Makes sure that a file which is there outlasts a power cut, whoever put it there. */
  void confirm(Spot spot) throws IOException {
    directories.ensure(spot.stable());
    directories.sync(spot.directory());
    if (!directories.commitInOrder()) {
      for (Path above : spot.aboveDirectory()) {
        directories.sync(above);
      }
    }
  }

  /** Removes the file at a spot, and of its directories those that are empty then. */
  boolean remove(Spot spot) throws IOException {
    if (!Files.deleteIfExists(spot.file())) {
      return false;
    }
    directories.sync(removeEmpty(spot));
    return true;
  }

  /** Like {@link #remove}, with a tree beside the file that means nothing without it. */
  boolean removeWithTree(Spot spot, Path tree) throws IOException {
    boolean removed = Files.deleteIfExists(spot.file());
    Trees.remove(tree);
    Path left = removeEmpty(spot);
    if (removed) {
      directories.sync(left);
    }
    return removed;
  }

  private Path removeEmpty(Spot spot) {
    for (Path directory : spot.removable()) {
      // false where it is not empty, which is no failure
      if (!directory.toFile().delete() && Files.exists(directory)) {
        return directory;
      }
    }
    return spot.stable();
  }

  private void place(Path source, Spot spot, Step last) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        last.run();
        disk.move(source, spot.file());
        return;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS || !Files.exists(source)) {
          throw e;
        }
      }
      prepare(spot);
    }
  }
}
