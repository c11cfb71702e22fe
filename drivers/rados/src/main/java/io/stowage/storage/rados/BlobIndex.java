// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The digests of blobs by their first two digits, for listings. May hold a digest whose blob is not
 * there, and misses none that is: it is entered before its blob, and again after it, should a
 * deletion have come between. Thread-safe.
 */
final class BlobIndex {
  private static final int PREFIXES = 256;
  private static final int WIDEST = 32;

  private final Cluster cluster;
  private final KeyedEntries entries;

  BlobIndex(Cluster cluster, KeyedEntries entries) {
    this.cluster = cluster;
    this.entries = entries;
  }

  private static String object(Digest digest) {
    return Names.index(digest.algorithm(), Names.prefix(digest));
  }

  void add(Digest digest) throws StorageException {
    entries.set(object(digest), digest.hex(), "1");
  }

  boolean has(Digest digest) throws StorageException {
    return entries.get(object(digest), digest.hex()).isPresent();
  }

  void remove(Digest digest) throws StorageException {
    entries.remove(object(digest), digest.hex());
  }

  /** Takes digests in order. */
  interface Taker {
    /** Whether it wants more. */
    boolean take(List<Digest> digests) throws StorageException;
  }

  /** Gives all digests after one, in order, some at a time, until it is enough. */
  void list(@Nullable Digest after, int some, Taker taker) throws StorageException {
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      int order = after == null ? 1 : algorithm.id().compareTo(after.algorithm().id());
      if (order >= 0) {
        Walk walk = new Walk(algorithm, order == 0 ? after : null);
        while (walk.prefix < PREFIXES) {
          List<String> names = cluster.call(io -> walk.next(io, some));
          if (!taker.take(digests(algorithm, names))) {
            return;
          }
        }
      }
    }
  }

  /** Goes through the objects of an algorithm. */
  private final class Walk {
    private final DigestAlgorithm algorithm;
    private int prefix;
    private String after;

    Walk(DigestAlgorithm algorithm, @Nullable Digest after) {
      this.algorithm = algorithm;
      this.prefix = after == null ? 0 : Names.prefix(after);
      this.after = after == null ? "" : after.hex();
    }

    /** At least so many names, unless there are fewer. */
    List<String> next(Cluster.Io io, int some) throws StorageException {
      List<String> names = new ArrayList<>();
      int width = 1;
      while (names.size() < some && prefix < PREFIXES) {
        int end = Math.min(PREFIXES, prefix + width);
        List<String> objects =
            IntStream.range(prefix, end).mapToObj(at -> Names.index(algorithm, at)).toList();
        // the fewer there are, the more objects at once
        width = Math.min(WIDEST, 2 * width);
        for (KeyedEntries.KeyPage page : entries.pages(io, objects, after, some)) {
          names.addAll(page.entries().keySet());
          if (page.more()) {
            after = names.get(names.size() - 1);
            break;
          }
          prefix++;
        }
      }
      return names;
    }
  }

  private static List<Digest> digests(DigestAlgorithm algorithm, List<String> names) {
    return names.stream().map(name -> parse(algorithm, name)).flatMap(Optional::stream).toList();
  }

  private static Optional<Digest> parse(DigestAlgorithm algorithm, String hex) {
    try {
      return Optional.of(new Digest(algorithm, hex));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }
}
