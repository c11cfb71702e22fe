// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import static io.stowage.tck.broken.DirectoryDriver.mapped;

import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import io.stowage.storage.VerifiedDigest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each upload is a file that grows. */
class DirectoryUploads implements UploadStore {
  private final DirectoryDriver driver;

  DirectoryUploads(DirectoryDriver driver) {
    this.driver = driver;
  }

  void write(Path staged, ByteBuffer bytes) throws IOException {
    try (FileChannel file = FileChannel.open(staged, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  private Path staged(UploadKey key) {
    String name = key.repository().toString().replace('/', '=') + '@' + key.id();
    return driver.root.resolve("uploads").resolve(name);
  }

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    return mapped(
        () -> {
          Files.createDirectories(staged(key).getParent());
          return new Staged(Files.createFile(staged(key)));
        });
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    return mapped(() -> new Staged(staged(key)));
  }

  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    return mapped(
        () -> {
          try (Stream<Path> files = Files.list(driver.root.resolve("uploads"))) {
            List<UploadInfo> all =
                files
                    .map(file -> String.valueOf(file.getFileName()).split("@", 2))
                    .map(name -> key(name[0], name[1]))
                    .map(key -> new UploadInfo(key, Instant.EPOCH))
                    .toList();
            return Page.last(all);
          }
        });
  }

  private static UploadKey key(String repository, String id) {
    return new UploadKey(RepositoryName.parse(repository.replace('=', '/')), UploadId.parse(id));
  }

  @Override
  public int sweep(Instant before, boolean dryRun) {
    return 0;
  }

  private final class Staged implements StagedUpload {
    private final Path file;
    private long size;

    Staged(Path file) throws IOException {
      this.file = file;
      this.size = Files.size(file);
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void append(ByteBuffer bytes) throws StorageException {
      size += bytes.remaining();
      mapped(
          () -> {
            write(file, bytes);
            return true;
          });
    }

    @Override
    public ReadableByteChannel read() throws StorageException {
      return mapped(() -> Channels.newChannel(Files.newInputStream(file)));
    }

    @Override
    public void publish(VerifiedDigest digest) throws StorageException {
      mapped(
          () -> {
            driver.place(driver.blob(digest.digest()), Files.readAllBytes(file));
            return driver.remove(file);
          });
    }

    @Override
    public void discard() throws StorageException {
      mapped(() -> driver.remove(file));
    }

    @Override
    public void close() {}
  }
}
