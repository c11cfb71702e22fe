// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Merges the sorted keys of several objects. The first keys of all are asked for at once, a little
 * more of each than its share, so that a page seldom costs more than one call to each object.
 */
final class MergedShards {
  /** What Ceph gives in one call, however many are asked for. */
  static final int MOST = 1024;

  private static final int SPARE = 8;

  private final Cluster cluster;
  private final KeyedEntries entries;
  private final Names.Shards shards;
  private final int share;
  private final String after;
  private @Nullable PriorityQueue<Run> runs;

  MergedShards(
      Cluster cluster, KeyedEntries entries, Names.Shards shards, String after, int limit) {
    this.cluster = cluster;
    this.entries = entries;
    this.shards = shards;
    this.after = after;
    long wanted = (limit + 1L) / shards.count();
    this.share = (int) Math.min(MOST, wanted + wanted / 2 + SPARE);
  }

  /** What is known of one object's keys and was not taken yet. */
  private static final class Run {
    final String object;
    final Deque<Map.Entry<String, String>> entries = new ArrayDeque<>();
    boolean more;

    Run(String object) {
      this.object = object;
    }

    void take(KeyedEntries.KeyPage page) {
      page.entries().forEach((key, value) -> entries.add(Map.entry(key, value)));
      more = page.more();
    }

    String first() {
      return entries.element().getKey();
    }
  }

  /** The next entry, or null at the end. */
  Map.@Nullable Entry<String, String> next() throws StorageException {
    PriorityQueue<Run> sorted = runs;
    if (sorted == null) {
      sorted = new PriorityQueue<>(Comparator.comparing(Run::first));
      sorted.addAll(cluster.call(this::start));
      runs = sorted;
    }
    Run run = sorted.poll();
    if (run == null) {
      return null;
    }
    Map.Entry<String, String> entry = run.entries.remove();
    if (run.entries.isEmpty() && run.more) {
      cluster.call(io -> refill(io, run, entry.getKey()));
    }
    if (!run.entries.isEmpty()) {
      sorted.add(run);
    }
    return entry;
  }

  private List<Run> start(Cluster.Io io) throws StorageException {
    List<String> objects = shards.all();
    List<KeyedEntries.KeyPage> pages = entries.pages(io, objects, after, share);
    List<Run> found = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      Run run = new Run(objects.get(i));
      run.take(pages.get(i));
      if (!run.entries.isEmpty()) {
        found.add(run);
      }
    }
    return found;
  }

  private Run refill(Cluster.Io io, Run run, String last) throws StorageException {
    run.take(entries.pages(io, List.of(run.object), last, share).get(0));
    return run;
  }
}
