// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.channels.ReadableByteChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class ObjectBlobStore implements BlobStore {
  private final ObjectStore store;
  private final BlobPlaces places;
  private final BlobPublisher publisher;

  ObjectBlobStore(ObjectStore store, BlobPlaces places, BlobPublisher publisher) {
    this.store = store;
    this.places = places;
    this.publisher = publisher;
  }

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    store.check();
    return places.find(digest).map(found -> new BlobInfo(digest, found.size()));
  }

  @Override
  public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
    store.check();
    String name = "blob " + digest;
    if (range.length() == 0) {
      return openNothing(digest, range, name);
    }
    ReadableByteChannel source;
    try {
      source = store.objects().open(store.layout().data(digest), range);
    } catch (StorageException.NotFound e) {
      String target = places.target(digest).orElseThrow(() -> notFound(digest));
      source = store.objects().open(target, range);
    }
    return new SizedChannel(store, source, name, range.length());
  }

  private ReadableByteChannel openNothing(Digest digest, ByteRange range, String name)
      throws StorageException {
    long size = places.find(digest).orElseThrow(() -> notFound(digest)).size();
    if (size < range.offset()) {
      throw new StorageException.Corrupt(
          name + " has " + size + " bytes and not " + range.offset(), null);
    }
    return new SizedChannel(store, new BufferChannel(List.of()), name, 0);
  }

  private static StorageException.NotFound notFound(Digest digest) {
    return new StorageException.NotFound("there is no blob " + digest);
  }

  @Override
  public void put(VerifiedContent content) throws StorageException {
    store.check();
    publisher.publish(content.verified(), Body.of(content.content()));
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    store.check();
    boolean there = places.find(digest).isPresent();
    store.objects().delete(places.all(digest));
    return there;
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    store.check();
    Set<Digest> found = new LinkedHashSet<>();
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      if (after == null || algorithm.id().compareTo(after.algorithm().id()) > 0) {
        list(algorithm, "", found, limit);
      } else if (algorithm == after.algorithm()) {
        // behind all objects of that blob
        list(algorithm, after.hex().substring(0, 2) + '/' + after.hex() + '~', found, limit);
      }
    }
    return Pages.of(List.copyOf(found), limit);
  }

  private void list(DigestAlgorithm algorithm, String after, Set<Digest> found, int limit)
      throws StorageException {
    String prefix = store.layout().blobs(algorithm);
    ListRequest request = ListRequest.of(prefix).after(after).limit(limit + 1L);
    while (found.size() <= limit) {
      ListPage page = store.bucket().listing().list(request);
      for (ObjectInfo object : page.objects()) {
        blob(algorithm, object.key().substring(prefix.length())).ifPresent(found::add);
      }
      if (page.next() == null) {
        return;
      }
      request = request.next(page.next());
    }
  }

  /** The blob that an object belongs to, unless it is no object of ours. */
  private static Optional<Digest> blob(DigestAlgorithm algorithm, String name) {
    String[] parts = name.split("/", -1);
    if (parts.length != 3
        || !(parts[2].equals("data") || parts[2].equals("pointer"))
        || !parts[1].startsWith(parts[0])
        || parts[0].length() != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Digest(algorithm, parts[1]));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }
}
