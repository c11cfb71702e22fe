// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Page;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.UploadKey;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What is stored, and for how long: as long as the name is known. */
public final class ReferenceStore {
  private static final Map<String, ReferenceStore> BY_NAME = new ConcurrentHashMap<>();

  final NavigableMap<Digest, byte[]> blobs = new ConcurrentSkipListMap<>();
  final NavigableMap<UploadKey, ReferenceBytes> uploads = new ConcurrentSkipListMap<>();
  final NavigableMap<String, Digest> links = new ConcurrentSkipListMap<>();

  /** For drivers that remember too much. */
  final Set<Digest> deleted = ConcurrentHashMap.newKeySet();

  /** For drivers that close each other. */
  final Set<ReferenceDriver> instances = ConcurrentHashMap.newKeySet();

  /** For drivers in which one keeps another from writing. */
  final Semaphore turn = new Semaphore(1);

  /** For drivers that leave something behind. */
  final AtomicInteger leftovers = new AtomicInteger();

  static ReferenceStore of(String name) {
    return BY_NAME.computeIfAbsent(name, any -> new ReferenceStore());
  }

  /** Puts other bytes where a blob is. */
  public static void damage(String name, Digest digest, byte[] content) {
    of(name).blobs.put(digest, content);
  }

  /** Lets go of a store. */
  public static void forget(String name) {
    BY_NAME.remove(name);
  }

  /** Orders links by repository, kind, subject and name. */
  static String path(LinkKey key) {
    return prefix(scope(key)) + key.name();
  }

  static String prefix(LinkScope<?> scope) {
    String kind = scope.getClass().getSimpleName();
    String subject =
        scope instanceof LinkScope.Referrers referrers ? referrers.subject().toString() : "";
    return scope.repository() + "\0" + kind + "\0" + subject + "\0";
  }

  private static LinkScope<?> scope(LinkKey key) {
    if (key instanceof LinkKey.Referrer referrer) {
      return new LinkScope.Referrers(key.repository(), referrer.subject());
    } else if (key instanceof LinkKey.Tagged) {
      return new LinkScope.Tags(key.repository());
    }
    return key instanceof LinkKey.Manifest
        ? new LinkScope.Manifests(key.repository())
        : new LinkScope.Blobs(key.repository());
  }

  static <T> Page<T> page(Stream<T> ordered, int limit) {
    List<T> some = ordered.limit(limit + 1L).toList();
    return some.size() > limit ? new Page<>(some.subList(0, limit), true) : Page.last(some);
  }

  static Digest sha256(byte[] content) {
    return Digest.of(DigestAlgorithm.SHA256, content);
  }
}
