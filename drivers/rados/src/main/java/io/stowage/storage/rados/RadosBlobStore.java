// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.BlobStore;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class RadosBlobStore implements BlobStore {
  /** How many digests of the index are looked at for one of a page, at least. */
  private static final int SPARE = 16;

  private final Pool pool;

  RadosBlobStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Optional<BlobInfo> stat(Digest digest) throws StorageException {
    return pool.heads().find(digest).map(head -> new BlobInfo(digest, head.size()));
  }

  @Override
  public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
    Heads.Found found =
        pool.heads()
            .find(digest, Head.INLINE)
            .orElseThrow(() -> new StorageException.NotFound("there is no blob " + digest));
    Head head = found.head();
    String name = Names.head(digest);
    if (head.size() < range.end()) {
      throw pool.failures()
          .corrupt(name, "it has " + head.size() + " bytes and not " + range.end());
    }
    if (!head.isInline()) {
      return new ChunkChannel(
          pool, number -> Names.chunk(head.content(), number), head.chunkSize(), range);
    }
    return range.end() <= found.content().remaining()
        ? new InlineChannel(pool.cluster(), found.content(), range)
        : new ChunkChannel(pool, number -> name, Long.MAX_VALUE, range);
  }

  @Override
  public void put(VerifiedContent content) throws StorageException {
    Commit commit = new Commit(pool, content.verified());
    String id = UUID.randomUUID().toString();
    if (content.verified().size() > Head.INLINE) {
      commit.put(id, content.content());
      return;
    }
    byte[] bytes = new byte[content.content().remaining()];
    content.content().get(bytes);
    commit.inline(id, bytes);
  }

  @Override
  public boolean delete(Digest digest) throws StorageException {
    Optional<Head> removed = pool.heads().remove(digest);
    pool.index().remove(digest);
    if (pool.heads().find(digest).isPresent()) {
      pool.index().add(digest);
    }
    if (removed.isPresent()) {
      pool.chunks().remove(removed.get().content(), removed.get().chunks());
    }
    return removed.isPresent();
  }

  @Override
  public Page<Digest> list(@Nullable Digest after, int limit) throws StorageException {
    PageBuilder<Digest> page = new PageBuilder<>(limit);
    int some = (int) Math.min(MergedShards.MOST, (long) limit + SPARE);
    pool.index()
        .list(
            after,
            some,
            digests -> {
              List<Digest> existing = pool.heads().existing(digests);
              existing.stream().limit(page.room()).forEach(page::add);
              return !page.isFull();
            });
    return page.build();
  }
}
