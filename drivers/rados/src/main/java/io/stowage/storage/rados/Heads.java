// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objects by which blobs are there or not. One operation makes such an object and another
 * replaces it, if it is still the one that was looked at. Thread-safe.
 */
final class Heads {
  /** How often somebody else may come in between before a blob counts as too busy. */
  private static final int TRIES = 20;

  private static final int AT_ONCE = 64;

  private final Cluster cluster;
  private final Failures failures;
  private final Chunks chunks;

  Heads(Cluster cluster, Failures failures, Chunks chunks) {
    this.cluster = cluster;
    this.failures = failures;
    this.chunks = chunks;
  }

  /**
   * A head, and what it holds of the content.
   *
   * @param head the head
   * @param content the first bytes in the object, if they were asked for
   */
  record Found(Head head, ByteBuffer content) {}

  Optional<Head> find(Digest digest) throws StorageException {
    return find(digest, 0).map(Found::head);
  }

  /**
   * Looks a head up.
   *
   * @param most how many bytes of content in the object to read with it
   * @throws StorageException.Corrupt if what is there is no head
   */
  Optional<Found> find(Digest digest, int most) throws StorageException {
    String name = Names.head(digest);
    return cluster.call(io -> find(io, name, most));
  }

  private Optional<Found> find(Cluster.Io io, String name, int most) throws StorageException {
    try (ReadOp op = new ReadOp().stat().allAttributes()) {
      int result = io.read(name, most > 0 ? op.read(most) : op);
      if (result == Errno.ENOENT) {
        return Optional.empty();
      }
      failures.check(name, result);
      Head head = Head.parse(op.attributes(), op.size());
      if (head == null) {
        throw failures.corrupt(name, "its attribute " + Head.FORM + " makes no sense");
      }
      return Optional.of(new Found(head, ByteBuffer.wrap(op.content())));
    }
  }

  /** Those of the digests whose blobs are there. */
  List<Digest> existing(List<Digest> digests) throws StorageException {
    List<Digest> found = new ArrayList<>();
    for (int from = 0; from < digests.size(); from += AT_ONCE) {
      List<Digest> some = digests.subList(from, Math.min(digests.size(), from + AT_ONCE));
      found.addAll(cluster.call(io -> existing(io, some)));
    }
    return found;
  }

  private List<Digest> existing(Cluster.Io io, List<Digest> digests) throws StorageException {
    List<ReadOp> ops = new ArrayList<>();
    List<Pending> started = new ArrayList<>();
    for (Digest digest : digests) {
      ReadOp op = new ReadOp().stat();
      ops.add(op);
      started.add(io.startRead(Names.head(digest), op));
    }
    List<Integer> results = started.stream().map(Pending::settle).toList();
    ops.forEach(ReadOp::close);
    List<Digest> found = new ArrayList<>();
    for (int i = 0; i < digests.size(); i++) {
      if (results.get(i) != Errno.ENOENT) {
        failures.check(Names.head(digests.get(i)), results.get(i));
        found.add(digests.get(i));
      }
    }
    return found;
  }

  /**
   * Makes content the blob of a digest, unless the blob is there, whole and of this size.
   *
   * @param content what is to be in the object
   * @return the head of before, if it was replaced; the head itself, if it is there, by this or by
   *     an earlier call; another's if that stays
   */
  Published publish(Digest digest, Head head, byte[] content) throws StorageException {
    String name = Names.head(digest);
    for (int i = 0; i < TRIES; i++) {
      int made = cluster.call(io -> io.write(name, op -> fill(op.createNew(), head, content)));
      if (made == Errno.OK) {
        return new Published(true, null);
      }
      if (made != Errno.EEXIST) {
        throw failures.of(name, made);
      }
      Optional<Head> found = findOrDamaged(digest);
      if (found.isPresent()) {
        Published outcome = publishOver(name, head, content, found.get());
        if (outcome != null) {
          return outcome;
        }
      }
    }
    throw new StorageException.Unavailable(name + " is changed by others all the time", null);
  }

  /**
   * How publishing went.
   *
   * @param ours whether the head is the one that was to be published
   * @param before what it replaced
   */
  record Published(boolean ours, @Nullable Head before) {}

  private @Nullable Published publishOver(String name, Head head, byte[] content, Head there)
      throws StorageException {
    if (there.content().equals(head.content())) {
      return new Published(true, null);
    }
    if (there.size() == head.size() && chunks.areThere(there)) {
      return new Published(false, null);
    }
    int replaced =
        cluster.call(
            io ->
                io.write(
                    name,
                    op ->
                        fill(
                            op.expectThere().expectAttribute(Head.CONTENT, there.content()),
                            head,
                            content)));
    if (replaced == Errno.OK) {
      return new Published(true, there);
    }
    if (replaced == Errno.ECANCELED || replaced == Errno.ENOENT) {
      return null;
    }
    throw failures.of(name, replaced);
  }

  /** A head that makes no sense counts as one of no bytes, so that it is replaced. */
  private Optional<Head> findOrDamaged(Digest digest) throws StorageException {
    String name = Names.head(digest);
    return cluster.call(
        io -> {
          try (ReadOp op = new ReadOp().stat().allAttributes()) {
            int result = io.read(name, op);
            if (result == Errno.ENOENT) {
              return Optional.empty();
            }
            failures.check(name, result);
            Map<String, String> attributes = op.attributes();
            Head head = Head.parse(attributes, op.size());
            return Optional.of(
                head != null ? head : Head.inline(attributes.getOrDefault(Head.CONTENT, ""), -1));
          }
        });
  }

  private static WriteOp fill(WriteOp op, Head head, byte[] content) {
    return op.replaceContent(content)
        .attribute(Head.CONTENT, head.content())
        .attribute(Head.FORM, head.form());
  }

  /**
   * Removes a head.
   *
   * @return what it was, or empty if there was none
   */
  Optional<Head> remove(Digest digest) throws StorageException {
    String name = Names.head(digest);
    for (int i = 0; i < TRIES; i++) {
      Optional<Head> found = findOrDamaged(digest);
      if (found.isEmpty() || remove(name, found.get())) {
        return found;
      }
    }
    throw new StorageException.Unavailable(name + " is changed by others all the time", null);
  }

  /** Removes a head if it is still this one. */
  private boolean remove(String name, Head head) throws StorageException {
    int removed =
        cluster.call(
            io ->
                io.write(
                    name,
                    op -> op.expectThere().expectAttribute(Head.CONTENT, head.content()).remove()));
    if (removed == Errno.ECANCELED || removed == Errno.ENOENT) {
      return false;
    }
    failures.check(name, removed);
    return true;
  }
}
