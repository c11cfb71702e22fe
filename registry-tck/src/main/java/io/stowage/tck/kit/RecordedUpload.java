// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedDigest;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Notes the calls to an upload on a trail. */
record RecordedUpload(StagedUpload upload, String name, Trail trail) implements StagedUpload {

  @Override
  public long size() {
    return upload.size();
  }

  @Override
  public void append(ByteBuffer bytes) throws StorageException {
    trail.run(
        name + ": append " + bytes.remaining() + " bytes at " + upload.size(),
        () -> upload.append(bytes));
  }

  @Override
  public ReadableByteChannel read() throws StorageException {
    trail.noteReadBack();
    String what = name + ": read back " + upload.size() + " bytes";
    return new RecordedChannel(trail.call(what, upload::read), what, trail);
  }

  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    trail.run(name + ": publish " + digest, () -> upload.publish(digest));
  }

  @Override
  public void discard() throws StorageException {
    trail.run(name + ": discard", upload::discard);
  }

  @Override
  public void close() throws StorageException {
    trail.run(name + ": close at " + upload.size(), upload::close);
  }

  @Override
  public boolean isDurable() {
    return upload.isDurable();
  }
}
