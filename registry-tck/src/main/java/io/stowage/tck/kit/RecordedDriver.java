// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.storage.BlobStore;
import io.stowage.storage.DirectAccess;
import io.stowage.storage.LinkStore;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadStore;
import java.util.Optional;

/** Notes the calls to a driver on a trail. */
final class RecordedDriver implements StorageDriver {
  private final StorageDriver driver;
  private final String name;
  private final Trail trail;
  private volatile boolean closed;

  RecordedDriver(StorageDriver driver, String name, Trail trail) {
    this.driver = driver;
    this.name = name;
    this.trail = trail;
  }

  @Override
  public BlobStore blobs() {
    return new RecordedBlobs(driver.blobs(), name + ".blobs", trail);
  }

  @Override
  public UploadStore uploads() {
    return new RecordedUploads(driver.uploads(), name + ".uploads", trail);
  }

  @Override
  public LinkStore links() {
    return new RecordedLinks(driver.links(), name + ".links", trail);
  }

  @Override
  public Optional<DirectAccess> directAccess() {
    return driver.directAccess();
  }

  @Override
  public void probe() throws StorageException {
    trail.run(name + ".probe()", driver::probe);
  }

  @Override
  public String location() {
    return driver.location();
  }

  @Override
  public void close() {
    closed = true;
    trail.note(name + ".close()");
    driver.close();
  }

  /** Closes it after the test, of which this is no part. */
  void closeOnce() {
    if (!closed) {
      closed = true;
      driver.close();
    }
  }
}
