// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.redis;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was to be removed from Redis while it was away, so that no {@code registry:2} beside us
 * finds a deleted blob there for ever. Bounded: of too many the oldest are let go of. Thread-safe.
 */
final class OwedRemovals {
  private static final Logger LOG = LoggerFactory.getLogger(OwedRemovals.class);
  private static final int MOST = 10_000;
  private static final int SOME = 200;

  private final Set<Removal> removals = new LinkedHashSet<>();
  private boolean told;

  record Removal(RepositoryName repository, Digest digest) {}

  synchronized void add(RepositoryName repository, Digest digest) {
    if (removals.size() == MOST) {
      Iterator<Removal> oldest = removals.iterator();
      oldest.next();
      oldest.remove();
      if (!told) {
        told = true;
        LOG.warn(
            "more than {} deletions wait for redis: it may go on to name some of the blobs to a"
                + " registry:2 that shares it, until its keys blobs::* and repository::* are"
                + " removed",
            MOST);
      }
    }
    removals.add(new Removal(repository, digest));
  }

  /** The next ones to remove. */
  synchronized List<Removal> some() {
    return removals.stream().limit(SOME).toList();
  }

  synchronized void settled(List<Removal> removed) {
    removed.forEach(removals::remove);
    told = told && !removals.isEmpty();
  }
}
