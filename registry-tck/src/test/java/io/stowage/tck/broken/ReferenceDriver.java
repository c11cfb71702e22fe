// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the laws, in as few lines as that takes. */
final class ReferenceDriver implements StorageDriver {
  final ReferenceStore store;
  private volatile boolean closed;

  ReferenceDriver(ReferenceStore store) {
    this.store = store;
  }

  void check() throws StorageException {
    if (closed) {
      throw new StorageException.Gone("the driver is closed");
    }
  }

  @Override
  public BlobStore blobs() {
    return new ReferenceBlobs(this);
  }

  @Override
  public UploadStore uploads() {
    return new Uploads();
  }

  @Override
  public LinkStore links() {
    return new Links();
  }

  @Override
  public void probe() throws StorageException {
    check();
  }

  @Override
  public String location() {
    return "the heap";
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class Uploads implements UploadStore {
    @Override
    public StagedUpload begin(UploadKey key) throws StorageException {
      check();
      ReferenceBytes bytes = new ReferenceBytes(store, key);
      store.uploads.put(key, bytes);
      return new ReferenceUpload(ReferenceDriver.this, bytes);
    }

    @Override
    public StagedUpload resume(UploadKey key) throws StorageException {
      check();
      ReferenceBytes bytes = store.uploads.get(key);
      if (bytes == null) {
        throw new StorageException.NotFound("no upload " + key);
      }
      return new ReferenceUpload(ReferenceDriver.this, bytes);
    }

    @Override
    public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
      check();
      return ReferenceStore.page(
          store.uploads.entrySet().stream()
              .filter(entry -> after == null || entry.getKey().compareTo(after) > 0)
              .map(entry -> new UploadInfo(entry.getKey(), entry.getValue().startedAt)),
          limit);
    }

    @Override
    public int sweep(Instant before, boolean dryRun) throws StorageException {
      check();
      return 0;
    }
  }

  private final class Links implements LinkStore {
    @Override
    public Optional<Digest> read(LinkKey key) throws StorageException {
      check();
      return Optional.ofNullable(store.links.get(ReferenceStore.path(key)));
    }

    @Override
    public void write(LinkKey key, Digest target) throws StorageException {
      check();
      store.links.put(ReferenceStore.path(key), target);
    }

    @Override
    public boolean delete(LinkKey key) throws StorageException {
      check();
      return store.links.remove(ReferenceStore.path(key)) != null;
    }

    @Override
    public <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
        throws StorageException {
      check();
      String prefix = ReferenceStore.prefix(scope);
      return ReferenceStore.page(
          store.links.tailMap(prefix + after, false).keySet().stream()
              .takeWhile(path -> path.startsWith(prefix))
              .map(path -> scope.key(path.substring(prefix.length()))),
          limit);
    }

    @Override
    public Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
        throws StorageException {
      check();
      return ReferenceStore.page(
          store.links.keySet().stream()
              .map(path -> path.split("\0", 3))
              .filter(parts -> parts[1].equals("Tags") || parts[1].equals("Manifests"))
              .map(parts -> RepositoryName.parse(parts[0]))
              .distinct()
              .filter(name -> after == null || name.compareTo(after) > 0),
          limit);
    }
  }
}
