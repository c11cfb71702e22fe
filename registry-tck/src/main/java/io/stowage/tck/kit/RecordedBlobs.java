// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes the calls to a blob store on a trail. */
record RecordedBlobs(BlobStore blobs, String name, Trail trail) implements BlobStore {

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    return trail.call(name + ".stat(" + digest + ")", () -> blobs.stat(digest));
  }

  @Override
  public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
    String what = name + ".open(" + digest + ", " + range + ")";
    return new RecordedChannel(trail.call(what, () -> blobs.open(digest, range)), what, trail);
  }

  @Override
  public void put(VerifiedContent content) throws StorageException {
    trail.run(name + ".put(" + content.verified() + ")", () -> blobs.put(content));
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    return trail.call(name + ".delete(" + digest + ")", () -> blobs.delete(digest));
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    return trail.call(name + ".list(" + after + ", " + limit + ")", () -> blobs.list(after, limit));
  }
}
