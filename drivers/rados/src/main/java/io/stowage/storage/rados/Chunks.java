// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;

/** The objects that hold the content of blobs and uploads. Thread-safe. */
final class Chunks {
  /** Of which writer's time a chunk is, so that one whose time is over cannot change it. */
  static final String CLAIM = "claim";

  /** The upload that it was written for. */
  static final String UPLOAD = "upload";

  /** On the first chunk: the blob that it may have become a part of. */
  static final String BLOB = "blob";

  private static final int AT_ONCE = 16;

  private final Cluster cluster;
  private final Failures failures;

  Chunks(Cluster cluster, Failures failures) {
    this.cluster = cluster;
    this.failures = failures;
  }

  /** Removes chunks, the first one last: as long as it is there the sweep knows whose they were. */
  void remove(String content, long count) throws StorageException {
    for (long end = count; end > 1; end -= AT_ONCE) {
      long from = Math.max(1, end - AT_ONCE);
      long to = end;
      cluster.call(io -> remove(io, content, from, to));
    }
    if (count > 0) {
      cluster.call(io -> remove(io, content, 0, 1));
    }
  }

  private Void remove(Cluster.Io io, String content, long from, long to) throws StorageException {
    List<Pending> started = new ArrayList<>();
    for (long number = from; number < to; number++) {
      started.add(io.startWrite(Names.chunk(content, number), WriteOp::remove));
    }
    List<Integer> results = started.stream().map(Pending::settle).toList();
    for (int result : results) {
      if (result != Errno.ENOENT) {
        failures.check(Names.CHUNK + content, result);
      }
    }
    return null;
  }

  /** Whether each chunk that a head names is there, and long enough. */
  boolean areThere(Head head) throws StorageException {
    for (long from = 0; from < head.chunks(); from += AT_ONCE) {
      long start = from;
      long end = Math.min(head.chunks(), from + AT_ONCE);
      if (!cluster.call(io -> areThere(io, head, start, end))) {
        return false;
      }
    }
    return true;
  }

  private boolean areThere(Cluster.Io io, Head head, long from, long to) throws StorageException {
    List<ReadOp> ops = new ArrayList<>();
    List<Pending> started = new ArrayList<>();
    for (long number = from; number < to; number++) {
      ReadOp op = new ReadOp().stat();
      ops.add(op);
      started.add(io.startRead(Names.chunk(head.content(), number), op));
    }
    List<Integer> results = started.stream().map(Pending::settle).toList();
    try {
      boolean all = true;
      for (int i = 0; i < ops.size(); i++) {
        int result = results.get(i);
        if (result != Errno.ENOENT) {
          failures.check(Names.chunk(head.content(), from + i), result);
        }
        all &= result == Errno.OK && ops.get(i).size() >= head.sizeOf(from + i);
      }
      return all;
    } finally {
      ops.forEach(ReadOp::close);
    }
  }

  /** Notes which blob content is about to become. */
  void becomes(String content, String blob) throws StorageException {
    String first = Names.chunk(content, 0);
    failures.check(
        first, cluster.call(io -> io.write(first, op -> op.expectThere().attribute(BLOB, blob))));
  }
}
