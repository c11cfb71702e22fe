// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.Digest;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.storage.StorageException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through all chunks once and removes those that are old and that no upload and no blob refers
 * to. Asks about each content once, as long as it remembers. Not thread-safe.
 */
final class Sweep {
  private static final int REMEMBERED = 10_000;
  private static final long ALL = Long.MAX_VALUE;

  private final Pool pool;
  private final Instant before;
  private final boolean dryRun;

  /** How many chunks of each content are referred to. */
  private final Map<String, Long> referred =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  private int found;

  Sweep(Pool pool, Instant before, boolean dryRun) {
    this.pool = pool;
    this.before = before;
    this.dryRun = dryRun;
  }

  /** How many chunks nobody referred to. */
  int run() throws StorageException {
    new ObjectList(pool.cluster(), pool.failures())
        .each(
            names -> {
              for (String name : names) {
                if (name.startsWith(Names.CHUNK)) {
                  sweep(name);
                }
              }
            });
    return found;
  }

  private void sweep(String name) throws StorageException {
    int colon = name.lastIndexOf(':');
    if (colon < Names.CHUNK.length()) {
      return;
    }
    String content = name.substring(Names.CHUNK.length(), colon);
    long number;
    try {
      number = Long.parseLong(name.substring(colon + 1));
    } catch (NumberFormatException e) {
      return;
    }
    if (number >= referred(content, name)) {
      Facts facts = facts(name);
      // asked again, as a commit may have come in between
      if (facts.isOlder(before) && number >= count(content, facts)) {
        found++;
        if (!dryRun) {
          remove(name);
        }
      }
    }
  }

  private long referred(String content, String name) throws StorageException {
    Long known = referred.get(content);
    if (known == null) {
      known = count(content, facts(name));
      referred.put(content, known);
    }
    return known;
  }

  /** What cannot be understood keeps all that might be its own. */
  private long count(String content, Facts facts) throws StorageException {
    try {
      return countOf(content, facts);
    } catch (StorageException.Corrupt | InvalidReferenceException e) {
      return ALL;
    }
  }

  private long countOf(String content, Facts facts) throws StorageException {
    // in this order: an upload ends after its blob is there
    String upload = facts.attributes().get(Chunks.UPLOAD);
    if (upload != null) {
      Optional<UploadState> state = pool.states().find(upload);
      if (state.isPresent() && state.get().content().equals(content)) {
        return ALL;
      }
    }
    String blob = facts(Names.chunk(content, 0)).attributes().get(Chunks.BLOB);
    if (blob == null) {
      return 0;
    }
    return pool.heads()
        .find(Digest.parse(blob))
        .filter(head -> head.content().equals(content))
        .map(Head::chunks)
        .orElse(0L);
  }

  /**
   * What is known of an object.
   *
   * @param seconds when it was last changed; none where it is gone
   */
  private record Facts(Map<String, String> attributes, Optional<Long> seconds) {
    boolean isOlder(Instant time) {
      return seconds.filter(at -> Instant.ofEpochSecond(at).isBefore(time)).isPresent();
    }
  }

  private Facts facts(String name) throws StorageException {
    return pool.cluster()
        .call(
            io -> {
              try (ReadOp op = new ReadOp().stat().allAttributes()) {
                int result = io.read(name, op);
                if (result == Errno.ENOENT) {
                  return new Facts(Map.of(), Optional.empty());
                }
                pool.failures().check(name, result);
                return new Facts(op.attributes(), Optional.of(op.seconds()));
              }
            });
  }

  private void remove(String name) throws StorageException {
    int removed = pool.cluster().call(io -> io.write(name, WriteOp::remove));
    if (removed != Errno.ENOENT) {
      pool.failures().check(name, removed);
    }
  }
}
