// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

final class ReferenceUpload implements StagedUpload {
  private final ReferenceDriver driver;
  private final ReferenceBytes bytes;
  private int size;
  private boolean closed;

  ReferenceUpload(ReferenceDriver driver, ReferenceBytes bytes) {
    this.driver = driver;
    this.bytes = bytes;
    this.size = bytes.size();
  }

  private void check() throws StorageException {
    driver.check();
    if (closed) {
      throw new StorageException.Gone("the upload is closed");
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void append(ByteBuffer buffer) throws StorageException {
    check();
    size = bytes.append(size, buffer);
  }

  @Override
  public ReadableByteChannel read() throws StorageException {
    check();
    return new ReferenceChannel(driver, bytes.all(size), ByteRange.all(size));
  }

  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    check();
    bytes.publish(size, digest.digest());
  }

  @Override
  public void discard() throws StorageException {
    check();
    bytes.end();
  }

  @Override
  public void close() {
    closed = true;
  }
}
