// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.Digest;
import io.stowage.storage.LinkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Links that were read before. One is trusted only while its file is the same, by the look of it:
 * whoever changes a link, here or elsewhere, replaces or rewrites the file. To look costs a third
 * of reading again. Bounded and thread-safe; a link that hashes to the place of another takes it.
 */
final class KnownLinks {
  private static final int PLACES = 4096;

  /**
   * Where a look is never out of date. File systems of a network may answer it from a cache of
   * theirs, for seconds.
   */
  private static final Set<String> LOCAL =
      Set.of("btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs");

  /**
   * How long a file has to have been as it is before it is kept in mind: longer than clocks tick
   * and differ, so that no later change can leave it looking the same.
   */
  private static final long SETTLED_MILLIS = 5_000;

  private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);
  private final boolean trusting;

  KnownLinks(boolean trusting) {
    this.trusting = trusting;
  }

  /** For links below a directory: remembers nothing where looks may be out of date. */
  static KnownLinks below(Path directory) {
    try {
      return new KnownLinks(LOCAL.contains(Files.getFileStore(directory).type()));
    } catch (IOException e) {
      return new KnownLinks(false);
    }
  }

  /**
   * What was read.
   *
   * @param file the link's file
   * @param id what tells the file from others of the file system, such as its inode
   * @param changed when it was changed last
   * @param target what it held
   */
  record Known(LinkKey key, Path file, Object id, FileTime changed, Optional<Digest> target) {
    boolean isStill(BasicFileAttributes facts) {
      return changed.equals(facts.lastModifiedTime()) && id.equals(facts.fileKey());
    }
  }

  @Nullable Known find(LinkKey key) {
    Known known = places.get(place(key));
    return known != null && known.key().equals(key) ? known : null;
  }

  /**
   * Keeps what was read in mind, if the file has been as it is for long enough.
   *
   * @param facts looked up before the file was read
   */
  void keep(LinkKey key, Path file, BasicFileAttributes facts, Optional<Digest> target) {
    Object id = facts.fileKey();
    FileTime changed = facts.lastModifiedTime();
    if (trusting
        && id != null
        && changed.toMillis() < System.currentTimeMillis() - SETTLED_MILLIS) {
      places.set(place(key), new Known(key, file, id, changed, target));
    }
  }

  private static int place(LinkKey key) {
    int hash = Objects.hashCode(key);
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }
}
