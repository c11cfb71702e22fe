// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class ObjectUploadStore implements UploadStore {
  private static final int REPOSITORIES_AT_ONCE = 500;

  private final ObjectStore store;
  private final BlobPublisher publisher;
  private final Repositories repositories;
  private final Sweeper sweeper;

  ObjectUploadStore(
      ObjectStore store, BlobPlaces places, BlobPublisher publisher, Repositories repositories) {
    this.store = store;
    this.publisher = publisher;
    this.repositories = repositories;
    this.sweeper = new Sweeper(store, places, repositories);
  }

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    store.check();
    UploadRecords records = new UploadRecords(store, key);
    records.begin();
    return new ObjectStagedUpload(
        store, publisher, key, records, new UploadRecords.Found(0, 0, UploadRecord.empty()));
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    store.check();
    UploadRecords records = new UploadRecords(store, key);
    UploadRecords.Found found =
        records
            .find()
            .orElseThrow(() -> new StorageException.NotFound("there is no upload " + key));
    return new ObjectStagedUpload(store, publisher, key, records, found);
  }

  /**
   * One listing for each repository: uploads are few and short-lived, and an index of them would
   * cost each of them more.
   */
  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    store.check();
    List<UploadInfo> found = new ArrayList<>();
    if (after != null) {
      list(after.repository(), after.id().value(), limit, found);
    }
    String last = after == null ? "" : after.repository().value();
    boolean more = true;
    while (more && found.size() <= limit) {
      List<RepositoryName> names = repositories.all(last, REPOSITORIES_AT_ONCE);
      for (RepositoryName name : names) {
        last = name.value();
        list(name, "", limit, found);
        if (found.size() > limit) {
          break;
        }
      }
      more = names.size() > REPOSITORIES_AT_ONCE;
    }
    return Pages.of(found, limit);
  }

  private void list(RepositoryName repository, String after, int limit, List<UploadInfo> found)
      throws StorageException {
    GroupedNames names =
        new GroupedNames(
            store.bucket().listing(), store.layout().uploads(repository), "/", all -> all);
    for (String name : names.list(after, Math.min(limit, Integer.MAX_VALUE - 1))) {
      Optional<UploadId> id = parse(name);
      if (id.isPresent() && found.size() <= limit) {
        UploadKey key = new UploadKey(repository, id.get());
        new UploadRecords(store, key)
            .startedAt()
            .ifPresent(time -> found.add(new UploadInfo(key, time)));
      }
    }
  }

  private static Optional<UploadId> parse(String name) {
    try {
      return Optional.of(UploadId.parse(name));
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }

  @Override
  public int sweep(Instant before, boolean dryRun) throws StorageException {
    store.check();
    return sweeper.sweep(before, dryRun);
  }
}
