// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a file belongs. What lies between {@code stable} and the file is there for this file alone:
 * it comes and goes with it.
 *
 * @param stable a directory above the file that is never removed once it is there
 * @param file the file
 */
record Spot(Path stable, Path file) {

  /** The directories that come and go with the file, the innermost first. */
  List<Path> removable() {
    List<Path> directories = new ArrayList<>(4);
    for (Path at = directory(); !at.equals(stable); at = Layout.parent(at)) {
      directories.add(at);
    }
    return directories;
  }

  /** The directories above the file's own up to the stable one, the innermost first. */
  List<Path> aboveDirectory() {
    List<Path> directories = new ArrayList<>(4);
    for (Path at = directory(); !at.equals(stable); ) {
      at = Layout.parent(at);
      directories.add(at);
    }
    return directories;
  }

  /** The directory that the file is in. */
  Path directory() {
    return Layout.parent(file);
  }
}
