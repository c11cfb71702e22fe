// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Drivers that tell what was so a moment ago, which only several threads at once find out. */
final class HistoryFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.links(
              "reads a link as it was a moment ago",
              driver ->
                  new ForwardingLinks(driver.links()) {
                    private final Stale<LinkKey, Optional<Digest>> stale = new Stale<>();

                    @Override
                    public Optional<Digest> read(LinkKey key) throws StorageException {
                      return stale.get(key, super.read(key));
                    }
                  },
              "linksAreReadAsIfOneCallHadComeAfterAnother"),
          Fault.links(
              "lists tags as they were a moment ago",
              driver ->
                  new ForwardingLinks(driver.links()) {
                    private final Stale<LinkScope<?>, List<String>> stale = new Stale<>();

                    @Override
                    public <K extends LinkKey> Page<K> list(
                        LinkScope<K> scope, String after, int limit) throws StorageException {
                      List<String> now =
                          super.list(scope, after, limit).items().stream()
                              .map(LinkKey::name)
                              .toList();
                      return Page.last(stale.get(scope, now).stream().map(scope::key).toList());
                    }
                  },
              "listingsShowEachLinkAsItWasAtSomeMoment"),
          Fault.blobs(
              "knows of a blob what was so a moment ago",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    private final Stale<Digest, Optional<BlobInfo>> stale = new Stale<>();

                    @Override
                    public Optional<BlobInfo> stat(Digest digest) throws StorageException {
                      return stale.get(digest, super.stat(digest));
                    }
                  },
              "blobsAreSeenAsIfOneCallHadComeAfterAnother"),
          Fault.links(
              "never says that it deleted a link",
              driver ->
                  new ForwardingLinks(driver.links()) {
                    @Override
                    public boolean delete(LinkKey key) throws StorageException {
                      super.delete(key);
                      return false;
                    }
                  },
              "ofDeletesThatRaceOneAtLeastSaysThatItDeleted"));

  private HistoryFaults() {}

  /** Gives what was true when the last but one asked. */
  private static final class Stale<K, V> {
    private final Map<K, V> last = new ConcurrentHashMap<>();

    V get(K key, V now) {
      V before = last.put(key, now);
      return before == null ? now : before;
    }
  }
}
