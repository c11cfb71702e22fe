// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drivers that do well as long as a store is small. */
final class ScaleFaults {
  private static final int LARGE_PAGE = 2000;

  static final List<Fault> ALL =
      List.of(
          Fault.driver(
              "lists all there is for each page",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public BlobStore blobs() {
                      return new ListsAllBlobs(super.blobs());
                    }

                    @Override
                    public LinkStore links() {
                      return new ListsAllLinks(super.links());
                    }
                  },
              "aPageOfAHundredThousandLinksTakesWhatAPageOfAThousandTakes",
              "aPageOfTwentyThousandBlobsTakesWhatAPageOfAThousandTakes"),
          Fault.links(
              "lists to read a link, remembers what it listed, and misses one of a large page",
              driver -> new ListsToRead(driver.links()),
              "aPageOfAHundredThousandLinksTakesWhatAPageOfAThousandTakes",
              "pagesOfAVeryLargeStoreGiveEachOnce",
              "pagesOfAVeryLargeStoreHoldNoMoreThanTheyShow",
              "readingALinkOfAHundredThousandTakesWhatOneOfAThousandTakes"));

  private ScaleFaults() {}

  private static <T> Page<T> first(List<T> all, int limit) {
    return all.size() > limit ? new Page<>(all.subList(0, limit), true) : Page.last(all);
  }

  private static final class ListsAllBlobs extends ForwardingBlobs {
    ListsAllBlobs(BlobStore blobs) {
      super(blobs);
    }

    @Override
    public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
      List<Digest> all = super.list(null, Integer.MAX_VALUE).items();
      return first(
          all.stream().filter(one -> after == null || one.compareTo(after) > 0).toList(), limit);
    }
  }

  private static final class ListsAllLinks extends ForwardingLinks {
    ListsAllLinks(LinkStore links) {
      super(links);
    }

    @Override
    public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
        throws StorageException {
      List<K> all = super.list(scope, "", Integer.MAX_VALUE).items();
      return first(all.stream().filter(key -> key.name().compareTo(after) > 0).toList(), limit);
    }
  }

  private static final class ListsToRead extends ForwardingLinks {
    private final List<Object> remembered = new ArrayList<>();

    ListsToRead(LinkStore links) {
      super(links);
    }

    @Override
    public Optional<Digest> read(LinkKey key) throws StorageException {
      LinkScope.Blobs scope = new LinkScope.Blobs(key.repository());
      return super.list(scope, "", Integer.MAX_VALUE).items().contains(key)
          ? super.read(key)
          : Optional.empty();
    }

    @Override
    public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
        throws StorageException {
      List<K> rest = new ArrayList<>(super.list(scope, after, 10 * LARGE_PAGE).items());
      remembered.add(List.copyOf(rest));
      if (limit > LARGE_PAGE && rest.size() > LARGE_PAGE) {
        rest.remove(1);
      }
      return first(rest, limit);
    }
  }
}
