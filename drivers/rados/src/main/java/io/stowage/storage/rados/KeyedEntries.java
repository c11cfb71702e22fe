// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys with values in the omaps of objects. Thread-safe. */
final class KeyedEntries {
  private final Cluster cluster;
  private final Failures failures;

  KeyedEntries(Cluster cluster, Failures failures) {
    this.cluster = cluster;
    this.failures = failures;
  }

  Optional<String> get(String object, String key) throws StorageException {
    return cluster.call(io -> get(io, object, key));
  }

  private Optional<String> get(Cluster.Io io, String object, String key) throws StorageException {
    try (ReadOp op = new ReadOp().key(key)) {
      int result = io.read(object, op);
      if (result == Errno.ENOENT) {
        return Optional.empty();
      }
      failures.check(object, result);
      return Optional.ofNullable(op.entries().get(key));
    }
  }

  void set(String object, String key, String value) throws StorageException {
    failures.check(object, cluster.call(io -> io.write(object, op -> op.key(key, value))));
  }

  /**
   * Gives a key a value if it has none.
   *
   * @return the value that it has otherwise
   */
  Optional<String> setIfAbsent(String object, String key, String value) throws StorageException {
    return cluster.call(
        io -> {
          int result =
              io.write(object, op -> op.createIfAbsent().expectKey(key, "").key(key, value));
          if (result != Errno.ECANCELED) {
            failures.check(object, result);
            return Optional.empty();
          }
          return get(io, object, key);
        });
  }

  /**
   * Replaces a value by another, if it is what is expected.
   *
   * @return the value that the key has from then on; empty if it has none
   */
  Optional<String> replace(String object, String key, String expected, String value)
      throws StorageException {
    return cluster.call(
        io -> {
          int result = io.write(object, op -> op.expectKey(key, expected).key(key, value));
          if (result == Errno.OK) {
            return Optional.of(value);
          }
          if (result != Errno.ECANCELED && result != Errno.ENOENT) {
            throw failures.of(object, result);
          }
          return get(io, object, key);
        });
  }

  /** Removes a key, whatever its value. */
  void remove(String object, String key) throws StorageException {
    int result = cluster.call(io -> io.write(object, op -> op.removeKey(key)));
    if (result != Errno.ENOENT) {
      failures.check(object, result);
    }
  }

  /**
   * Removes a key if its value is what is expected.
   *
   * @return whether it did
   */
  boolean remove(String object, String key, String expected) throws StorageException {
    int result =
        cluster.call(io -> io.write(object, op -> op.expectKey(key, expected).removeKey(key)));
    if (result == Errno.ECANCELED || result == Errno.ENOENT) {
      return false;
    }
    failures.check(object, result);
    return true;
  }

  /** The entries of all shards in the byte order of their keys. */
  MergedShards list(Names.Shards shards, String after, int limit) {
    return new MergedShards(cluster, this, shards, after, limit);
  }

  /**
   * Some entries of an object.
   *
   * @param more whether there are others behind them
   */
  record KeyPage(Map<String, String> entries, boolean more) {}

  /** The first entries of each object after a key, all asked for at once. */
  List<KeyPage> pages(Cluster.Io io, List<String> objects, String after, int most)
      throws StorageException {
    List<ReadOp> ops = new ArrayList<>();
    List<Pending> started = new ArrayList<>();
    for (String object : objects) {
      ReadOp op = new ReadOp().keysAfter(after, most);
      ops.add(op);
      started.add(io.startRead(object, op));
    }
    List<Integer> results = started.stream().map(Pending::settle).toList();
    try {
      List<KeyPage> pages = new ArrayList<>();
      for (int i = 0; i < ops.size(); i++) {
        if (results.get(i) == Errno.ENOENT) {
          pages.add(new KeyPage(Map.of(), false));
        } else {
          failures.check(objects.get(i), results.get(i));
          Map<String, String> entries = ops.get(i).entries();
          pages.add(new KeyPage(entries, ops.get(i).more() && !entries.isEmpty()));
        }
      }
      return pages;
    } finally {
      ops.forEach(ReadOp::close);
    }
  }
}
