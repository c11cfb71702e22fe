// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.UploadKey;
import io.stowage.storage.UploadStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class FileUploadStore implements UploadStore {
  private static final int UPLOADS_AT_ONCE = 256;

  private final Volume volume;
  private final ForcedSizes forced = new ForcedSizes();

  FileUploadStore(Volume volume) {
    this.volume = volume;
  }

  @Override
  public StagedUpload begin(UploadKey key) throws StorageException {
    volume.open().check();
    UploadFiles files = files(key);
    try {
      return handle(key, files, files.create(volume.directories()));
    } catch (FileAlreadyExistsException e) {
      throw new StorageException.Conflict("upload " + key + " was begun already");
    } catch (IOException e) {
      throw volume.failures().of(files.directory(), e);
    }
  }

  @Override
  public StagedUpload resume(UploadKey key) throws StorageException {
    volume.open().check();
    UploadFiles files = files(key);
    try {
      return handle(key, files, files.open());
    } catch (NoSuchFileException e) {
      throw new StorageException.NotFound("there is no upload " + key);
    } catch (IOException e) {
      throw volume.failures().of(files.directory(), e);
    }
  }

  private StagedUpload handle(UploadKey key, UploadFiles files, FileChannel channel)
      throws IOException {
    Optional<BasicFileAttributes> attributes = Optional.empty();
    try {
      attributes = FileFacts.find(files.data());
      FileStagedUpload handle =
          new FileStagedUpload(
              volume,
              forced,
              key,
              files,
              channel,
              attributes.orElseThrow(() -> new NoSuchFileException(files.data().toString())));
      return volume.open().add(handle);
    } finally {
      if (attributes.isEmpty()) {
        UploadLocks.within(files.data(), channel::close);
      }
    }
  }

  private UploadFiles files(UploadKey key) {
    return new UploadFiles(volume.layout().upload(key));
  }

  @Override
  public Page<UploadInfo> list(@Nullable UploadKey after, int limit) throws StorageException {
    volume.open().check();
    Path repositories = volume.layout().repositories();
    PageBuilder<UploadInfo> page = new PageBuilder<>(limit);
    try {
      if (after != null) {
        list(after.repository(), after.id().value(), page);
      }
      RepositoryWalk walk =
          new RepositoryWalk(
              repositories, Layout.UPLOADS, after == null ? null : after.repository(), page.room());
      while (!page.isFull()) {
        RepositoryName repository = walk.next();
        if (repository == null) {
          break;
        }
        list(repository, "", page);
      }
      return page.build();
    } catch (IOException e) {
      throw volume.failures().of(repositories, e);
    }
  }

  private void list(RepositoryName repository, String after, PageBuilder<UploadInfo> page)
      throws IOException {
    Path uploads = volume.layout().repository(repository, Layout.UPLOADS);
    SortedNames names = SortedNames.of(uploads, after, page.room());
    while (!page.isFull()) {
      String name = names.next();
      if (name == null) {
        return;
      }
      Optional<UploadId> id = parse(name);
      if (id.isPresent()) {
        UploadKey key = new UploadKey(repository, id.get());
        files(key).startedAt().ifPresent(time -> page.add(new UploadInfo(key, time)));
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
    volume.open().check();
    Path repositories = volume.layout().repositories();
    try {
      int found = volume.temporaries().sweep(before, dryRun);
      RepositoryWalk walk = new RepositoryWalk(repositories, Layout.UPLOADS, null, UPLOADS_AT_ONCE);
      for (RepositoryName name = walk.next(); name != null; name = walk.next()) {
        found += sweep(volume.layout().repository(name, Layout.UPLOADS), before, dryRun);
      }
      return found;
    } catch (IOException e) {
      throw volume.failures().of(repositories, e);
    }
  }

  private static int sweep(Path uploads, Instant before, boolean dryRun) throws IOException {
    int found = 0;
    SortedNames names = SortedNames.of(uploads, "", UPLOADS_AT_ONCE);
    for (String name = names.next(); name != null; name = names.next()) {
      UploadFiles files = new UploadFiles(uploads.resolve(name));
      if (files.isLeftover(before)) {
        found++;
        if (!dryRun) {
          files.removeRest();
        }
      }
    }
    return found;
  }
}
