// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A handle on an upload. */
final class HeapStagedUpload implements StagedUpload {
  private final HeapUpload upload;
  private final Opening opening;
  private long size;
  private boolean closed;

  HeapStagedUpload(HeapUpload upload, Opening opening) {
    this.upload = upload;
    this.opening = opening;
    this.size = upload.size();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void append(ByteBuffer bytes) throws StorageException {
    check();
    size = upload.append(size, bytes);
  }

  @Override
  public ReadableByteChannel read() throws StorageException {
    check();
    return new ContentChannel(upload.content(size), ByteRange.all(size), opening);
  }

  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    check();
    upload.publish(digest);
  }

  @Override
  public void discard() throws StorageException {
    check();
    upload.discard();
  }

  @Override
  public void close() {
    closed = true;
  }

  private void check() throws StorageException {
    opening.check();
    if (closed) {
      throw new StorageException.Gone("the upload was closed");
    }
  }
}
