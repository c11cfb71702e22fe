// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.server.core.manifest.ManifestFormatException;
import io.stowage.server.core.manifest.ManifestParser;
import io.stowage.server.core.manifest.ParsedManifest;
import io.stowage.server.core.manifest.StoredMediaType;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * Reads stored manifests. Bytes are cached by their digest, for which they never change; whether a
 * repository has them is asked of the storage each time.
 */
final class ManifestReader {
  /** What no registry ever accepted as a manifest. */
  private static final long MAX_STORED = 64L * 1024 * 1024;

  private static final int ENTRY_OVERHEAD = 256;

  private final Store store;
  private final Cache<Digest, StoredManifest> cache;

  ManifestReader(Store store, long cacheBytes) {
    this.store = store;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher(
                (Digest digest, StoredManifest manifest) ->
                    manifest.content().length + ENTRY_OVERHEAD)
            // its little work is done where it arises: to wake another thread for it costs more
            .executor(Runnable::run)
            .build();
  }

  /** The manifest of a repository, or empty where it is not linked there or has no bytes. */
  Optional<StoredManifest> find(RepositoryName repository, Digest digest) {
    return store
        .read(new LinkKey.Manifest(repository, digest))
        .flatMap(this::load)
        .map(manifest -> manifest.as(digest));
  }

  /** What a manifest says; empty where it is of no type that is accepted today. */
  static Optional<ParsedManifest> parse(StoredManifest manifest) {
    try {
      return Optional.of(ManifestParser.parse(manifest.content(), manifest.mediaType()));
    } catch (ManifestFormatException e) {
      return Optional.empty();
    }
  }

  /** Remembers what was just stored. */
  void keep(StoredManifest manifest) {
    cache.put(manifest.digest(), manifest);
  }

  private Optional<StoredManifest> load(Digest digest) {
    StoredManifest cached = cache.getIfPresent(digest);
    if (cached != null) {
      return Optional.of(cached);
    }
    Optional<StoredManifest> loaded = store.stat(digest).flatMap(this::read);
    loaded.ifPresent(this::keep);
    return loaded;
  }

  private Optional<StoredManifest> read(BlobInfo blob) {
    if (blob.size() > MAX_STORED) {
      throw damaged(blob, "has " + blob.size() + " bytes");
    }
    return store
        .open(blob.digest(), ByteRange.all(blob.size()))
        .map(channel -> verified(blob, bytes(blob, channel)));
  }

  private static byte[] bytes(BlobInfo blob, ReadableByteChannel source) {
    byte[] bytes = new byte[(int) blob.size()];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return Store.call(
        () -> {
          try (ReadableByteChannel channel = source) {
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
          } catch (StorageException e) {
            throw e;
          } catch (IOException e) {
            throw new StorageException.Unavailable(
                "manifest " + blob.digest() + " cannot be read", e);
          }
          return bytes;
        });
  }

  private static StoredManifest verified(BlobInfo blob, byte[] bytes) {
    try {
      VerifiedContent.of(blob.digest(), bytes);
    } catch (StorageException.DigestMismatch e) {
      throw damaged(blob, "has other content");
    }
    return new StoredManifest(blob.digest(), StoredMediaType.of(bytes), bytes);
  }

  private static RegistryException damaged(BlobInfo blob, String how) {
    return StorageFailures.of(
        new StorageException.Corrupt("manifest " + blob.digest() + " " + how, null));
  }
}
