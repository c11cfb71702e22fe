// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class FileBlobStore implements BlobStore {
  private static final int BUCKETS = 256;

  private final Volume volume;

  FileBlobStore(Volume volume) {
    this.volume = volume;
  }

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    volume.open().check();
    Path data = volume.layout().blob(digest).file();
    try {
      long size = FileFacts.size(data);
      return size < 0 ? Optional.empty() : Optional.of(new BlobInfo(digest, size));
    } catch (IOException e) {
      throw volume.failures().of(data, e);
    }
  }

  @Override
  public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
    volume.open().check();
    Path data = volume.layout().blob(digest).file();
    try {
      FileChannel file = FileChannel.open(data, StandardOpenOption.READ);
      BlobChannel channel = volume.open().add(new BlobChannel(file, data, range, volume));
      long size = sizeOf(file, channel);
      if (size < range.end()) {
        channel.close();
        throw volume.failures().corrupt(data, "it has " + size + " bytes and not " + range.end());
      }
      return channel;
    } catch (NoSuchFileException e) {
      throw new StorageException.NotFound("there is no blob " + digest);
    } catch (IOException e) {
      throw volume.failures().of(data, e);
    }
  }

  private static long sizeOf(FileChannel file, BlobChannel channel) throws IOException {
    try {
      return file.size();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void put(VerifiedContent content) throws StorageException {
    volume.open().check();
    Spot spot = volume.layout().blob(content.digest());
    try {
      if (!volume.writes().prepare(spot)
          && FileFacts.size(spot.file()) == content.verified().size()) {
        volume.writes().confirm(spot);
      } else {
        volume.writes().replace(spot, content.content());
      }
    } catch (IOException e) {
      throw volume.failures().of(spot.file(), e);
    }
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    volume.open().check();
    Spot spot = volume.layout().blob(digest);
    try {
      return volume.writes().remove(spot);
    } catch (IOException e) {
      throw volume.failures().of(spot.file(), e);
    }
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    volume.open().check();
    PageBuilder<Digest> page = new PageBuilder<>(limit);
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      if (after == null || algorithm.id().compareTo(after.algorithm().id()) > 0) {
        list(algorithm, "", page);
      } else if (algorithm == after.algorithm()) {
        list(algorithm, after.hex(), page);
      }
    }
    return page.build();
  }

  private void list(DigestAlgorithm algorithm, String after, PageBuilder<Digest> page)
      throws StorageException {
    Path blobs = volume.layout().blobs(algorithm);
    try {
      SortedNames buckets = SortedNames.of(blobs, "", BUCKETS);
      for (String bucket = buckets.next(); bucket != null; bucket = buckets.next()) {
        if (after.compareTo(bucket) < 0 || after.startsWith(bucket)) {
          list(algorithm, bucket, after, page);
        }
      }
    } catch (IOException e) {
      throw volume.failures().of(blobs, e);
    }
  }

  private void list(
      DigestAlgorithm algorithm, String bucket, String after, PageBuilder<Digest> page)
      throws IOException {
    Path directory = volume.layout().blobs(algorithm).resolve(bucket);
    SortedNames names = SortedNames.of(directory, after, page.room());
    while (!page.isFull()) {
      String hex = names.next();
      if (hex == null) {
        return;
      }
      Optional<Digest> digest = DigestNames.parse(algorithm, hex);
      if (digest.isPresent() && isBlob(digest.get(), directory)) {
        page.add(digest.get());
      }
    }
  }

  private boolean isBlob(Digest digest, Path bucket) throws IOException {
    Spot spot = volume.layout().blob(digest);
    return spot.stable().equals(bucket) && FileFacts.exists(spot.file());
  }
}
