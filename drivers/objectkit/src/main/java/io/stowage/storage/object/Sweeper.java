// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and removes what nobody refers to any more and is old enough. */
final class Sweeper {
  private static final int LONGEST_OWNER = 1024;
  private static final int REPOSITORIES_AT_ONCE = 500;

  private final ObjectStore store;
  private final BlobPlaces places;
  private final Repositories repositories;

  Sweeper(ObjectStore store, BlobPlaces places, Repositories repositories) {
    this.store = store;
    this.places = places;
    this.repositories = repositories;
  }

  int sweep(Instant before, boolean dryRun) throws StorageException {
    return unfinished(before, dryRun) + contents(before, dryRun) + uploads(before, dryRun);
  }

  /** Parts of objects that nobody goes on with. */
  private int unfinished(Instant before, boolean dryRun) throws StorageException {
    int found = 0;
    @Nullable String next = null;
    do {
      UnfinishedPage page = store.bucket().parts().unfinished(store.layout().root(), next);
      for (UnfinishedPage.Unfinished one : page.items()) {
        if (one.startedAt().isBefore(before) && !isInUse(one.target().key())) {
          found++;
          if (!dryRun) {
            store.bucket().parts().abort(one.target());
          }
        }
      }
      next = page.next();
    } while (next != null);
    return found;
  }

  private boolean isInUse(String key) throws StorageException {
    if (key.startsWith(store.layout().contents())) {
      return isContentInUse(key);
    }
    Optional<UploadKey> upload = uploadOf(key);
    return upload.isPresent() && isGoingOn(upload.get());
  }

  private boolean isContentInUse(String content) throws StorageException {
    Optional<ContentOwner> owner = owner(content);
    if (owner.isEmpty()) {
      return false;
    }
    if (owner.get().blob() != null) {
      return places.refersTo(owner.get().blob(), content);
    }
    UploadKey upload = owner.get().upload();
    // a commit makes the blob the owner before the upload ends: looked at again, it shows
    return upload != null && (isGoingOn(upload) || !owner(content).equals(owner));
  }

  private Optional<ContentOwner> owner(String content) throws StorageException {
    return store.objects().read(Layout.owner(content), LONGEST_OWNER).flatMap(ContentOwner::parse);
  }

  private boolean isGoingOn(UploadKey key) throws StorageException {
    return store.objects().stat(new UploadRecords(store, key).started()).isPresent();
  }

  /** The upload in whose directory a key is. */
  private Optional<UploadKey> uploadOf(String key) {
    String lead = store.layout().repositories();
    int uploads = key.indexOf("/_uploads/");
    if (!key.startsWith(lead) || uploads < 0) {
      return Optional.empty();
    }
    String id = key.substring(uploads + "/_uploads/".length()).split("/", 2)[0];
    try {
      return Optional.of(
          new UploadKey(
              RepositoryName.parse(key.substring(lead.length(), uploads)), UploadId.parse(id)));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }

  /** What uploads put into the store and no blob and no upload refers to. */
  private int contents(Instant before, boolean dryRun) throws StorageException {
    Map<String, List<String>> old = new LinkedHashMap<>();
    List<String> young = new ArrayList<>();
    Listings.forEachPage(
        store.bucket().listing(),
        ListRequest.of(store.layout().contents()),
        page -> {
          for (ObjectInfo object : page.objects()) {
            String directory = object.key().substring(0, object.key().lastIndexOf('/') + 1);
            if (object.modifiedAt().isBefore(before)) {
              old.computeIfAbsent(directory, key -> new ArrayList<>()).add(object.key());
            } else {
              young.add(directory);
            }
          }
        });
    young.forEach(old::remove);
    int found = 0;
    for (Map.Entry<String, List<String>> content : old.entrySet()) {
      if (!isContentInUse(content.getKey() + "data")) {
        found += remove(content.getValue(), dryRun);
      }
    }
    return found;
  }

  /** Objects of uploads that have ended. */
  private int uploads(Instant before, boolean dryRun) throws StorageException {
    int found = 0;
    String last = "";
    List<RepositoryName> names;
    do {
      names = repositories.all(last, REPOSITORIES_AT_ONCE);
      for (RepositoryName name : names) {
        last = name.value();
        found += uploads(name, before, dryRun);
      }
    } while (names.size() > REPOSITORIES_AT_ONCE);
    return found;
  }

  private int uploads(RepositoryName name, Instant before, boolean dryRun) throws StorageException {
    Map<UploadKey, List<ObjectInfo>> uploads = new LinkedHashMap<>();
    Listings.forEachPage(
        store.bucket().listing(),
        ListRequest.of(store.layout().uploads(name)),
        page -> {
          for (ObjectInfo object : page.objects()) {
            uploadOf(object.key())
                .ifPresent(
                    key -> uploads.computeIfAbsent(key, one -> new ArrayList<>()).add(object));
          }
        });
    int found = 0;
    for (Map.Entry<UploadKey, List<ObjectInfo>> upload : uploads.entrySet()) {
      List<ObjectInfo> objects = upload.getValue();
      boolean old = objects.stream().allMatch(object -> object.modifiedAt().isBefore(before));
      if (old && !isGoingOn(upload.getKey())) {
        found += remove(objects.stream().map(ObjectInfo::key).toList(), dryRun);
      }
    }
    return found;
  }

  /** Counts the objects of one leftover as one. */
  private int remove(List<String> keys, boolean dryRun) throws StorageException {
    if (!dryRun) {
      store.objects().delete(keys);
    }
    return 1;
  }
}
