// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

class ForwardingUpload implements StagedUpload {
  final StagedUpload inner;

  ForwardingUpload(StagedUpload inner) {
    this.inner = inner;
  }

  @Override
  public long size() {
    return inner.size();
  }

  @Override
  public void append(ByteBuffer bytes) throws StorageException {
    inner.append(bytes);
  }

  @Override
  public ReadableByteChannel read() throws StorageException {
    return inner.read();
  }

  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    inner.publish(digest);
  }

  @Override
  public void discard() throws StorageException {
    inner.discard();
  }

  @Override
  public void close() throws StorageException {
    inner.close();
  }

  @Override
  public boolean isDurable() {
    return inner.isDurable();
  }
}
