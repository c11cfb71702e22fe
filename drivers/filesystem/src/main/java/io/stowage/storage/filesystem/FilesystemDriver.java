// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.storage.BlobStore;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.Path;

final class FilesystemDriver implements StorageDriver {
  private final Volume volume;
  private final BlobStore blobs;
  private final UploadStore uploads;
  private final LinkStore links;

  private FilesystemDriver(Volume volume) {
    this.volume = volume;
    this.blobs = new FileBlobStore(volume);
    this.uploads = new FileUploadStore(volume);
    this.links = new FileLinkStore(volume);
  }

  /**
   * Makes the root if it is absent, and tries that it can be written to.
   *
   * @throws StorageException if it cannot
   */
  static FilesystemDriver open(Layout layout, Disk disk) throws StorageException {
    Volume volume = Volume.of(layout, disk);
    try {
      Root.prepare(layout, volume);
      return new FilesystemDriver(volume);
    } catch (IOException e) {
      throw volume.failures().of(layout.rootDirectory(), e);
    }
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
  public void probe() throws StorageException {
    volume.open().check();
    Path root = volume.layout().root();
    try {
      root.getFileSystem().provider().checkAccess(root, AccessMode.READ, AccessMode.WRITE);
    } catch (IOException e) {
      throw volume.failures().of(root, e);
    }
  }

  @Override
  public String location() {
    return volume.layout().rootDirectory().toString();
  }

  @Override
  public void close() {
    volume.close();
  }
}
