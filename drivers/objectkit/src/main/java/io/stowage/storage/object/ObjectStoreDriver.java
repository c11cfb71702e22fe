// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.BlobStore;
import io.stowage.storage.DirectAccess;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;
import java.util.Optional;

/** A registry in a bucket, in the layout of {@code registry:2}. */
public final class ObjectStoreDriver implements StorageDriver {
  private final ObjectStore store;
  private final String location;
  private final BlobPlaces places;
  private final BlobStore blobs;
  private final UploadStore uploads;
  private final LinkStore links;

  /**
   * Makes a driver, without a call to the bucket.
   *
   * @param bucket where everything is kept; closed with the driver
   * @param options what the operator has set
   * @param location what {@link #location()} says
   */
  public ObjectStoreDriver(Bucket bucket, ObjectStoreOptions options, String location) {
    this.store = new ObjectStore(bucket, options);
    this.location = location;
    this.places = new BlobPlaces(store);
    BlobPublisher publisher = new BlobPublisher(store, places);
    Repositories repositories = new Repositories(store);
    this.blobs = new ObjectBlobStore(store, places, publisher);
    this.uploads = new ObjectUploadStore(store, places, publisher, repositories);
    this.links = new ObjectLinkStore(store, repositories);
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public UploadStore uploads() {
    return uploads;
  }

  @Override
  public LinkStore links() {
    return links;
  }

  @Override
  public Optional<DirectAccess> directAccess() {
    return store
        .bucket()
        .urls()
        .map(
            urls ->
                (digest, validFor) -> {
                  store.check();
                  ObjectInfo blob =
                      places
                          .find(digest)
                          .orElseThrow(
                              () -> new StorageException.NotFound("there is no blob " + digest));
                  return urls.get(blob.key(), validFor);
                });
  }

  /** Lists one object, which needs no more than reading does. */
  @Override
  public void probe() throws StorageException {
    store.check();
    store.bucket().listing().list(ListRequest.of(store.layout().root()).limit(1));
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void close() {
    store.close();
  }
}
