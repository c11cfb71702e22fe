// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.net.URI;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A driver's blobs and links, whose failures are the registry's. Thread-safe. */
final class Store {
  private final StorageDriver driver;
  private final BlobStore blobs;
  private final LinkStore links;

  Store(StorageDriver driver) {
    this.driver = driver;
    this.blobs = driver.blobs();
    this.links = driver.links();
  }

  Optional<Digest> read(LinkKey key) {
    return call(() -> links.read(key));
  }

  /** Whether a link points to a target; a damaged link points nowhere. */
  boolean leads(LinkKey key, Digest target) {
    return call(
        () -> {
          try {
            return links.read(key).filter(target::equals).isPresent();
          } catch (StorageException.Corrupt e) {
            return false;
          }
        });
  }

  void write(LinkKey key, Digest target) {
    call(
        () -> {
          links.write(key, target);
          return key;
        });
  }

  boolean delete(LinkKey key) {
    return call(() -> links.delete(key));
  }

  <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit) {
    return call(() -> links.list(scope, after, limit));
  }

  Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit) {
    return call(() -> links.repositories(after, limit));
  }

  Optional<BlobInfo> stat(Digest digest) {
    return call(() -> blobs.stat(digest));
  }

  /** Opens a blob, or gives nothing where there is none. */
  Optional<ReadableByteChannel> open(Digest digest, ByteRange range) {
    return call(
        () -> {
          try {
            return Optional.of(blobs.open(digest, range));
          } catch (StorageException.NotFound e) {
            return Optional.empty();
          }
        });
  }

  void put(VerifiedContent content) {
    call(
        () -> {
          blobs.put(content);
          return content;
        });
  }

  boolean givesUrls() {
    return driver.directAccess().isPresent();
  }

  Optional<URI> url(Digest digest, Duration validFor) {
    return driver.directAccess().map(direct -> call(() -> direct.url(digest, validFor)));
  }

  /** Runs a call to the storage. */
  static <T> T call(Call<T> call) {
    try {
      return call.run();
    } catch (StorageException e) {
      throw StorageFailures.of(e);
    }
  }

  /** A call to the storage. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws StorageException;
  }
}
