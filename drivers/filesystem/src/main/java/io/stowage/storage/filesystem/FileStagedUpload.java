// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.VerifiedDigest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A handle on an upload: its data, open, and how much of it this handle knows. */
final class FileStagedUpload implements StagedUpload, OpenFiles.Releasable {
  /**
   * Up to this size the data is forced when it is published and not each time it is closed: most
   * layers are published at once, and each force is a wait for the disk.
   */
  static final int SMALL = 1024 * 1024;

  private final Volume volume;
  private final ForcedSizes forced;
  private final UploadKey key;
  private final UploadFiles files;
  private final Path data;
  private final FileChannel channel;
  private final UploadForce force;

  /** Which file the channel has open, so that another under its name is not taken for it. */
  private final @Nullable Object identity;

  private long size;
  private boolean dirty;
  private boolean ended;
  private boolean closed;

  FileStagedUpload(
      Volume volume,
      ForcedSizes forced,
      UploadKey key,
      UploadFiles files,
      FileChannel channel,
      BasicFileAttributes attributes) {
    this.volume = volume;
    this.forced = forced;
    this.key = key;
    this.files = files;
    this.data = files.data();
    this.channel = channel;
    this.identity = attributes.fileKey();
    this.size = attributes.size();
    this.force = new UploadForce(volume.disk(), volume.early(), channel, size);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void append(ByteBuffer bytes) throws StorageException {
    exclusively(
        () -> {
          checkSize(size);
          int start = bytes.position();
          int length = bytes.remaining();
          dirty = true;
          try {
            Writes.fully(channel, bytes, size);
            size += length;
            force.appended(size);
          } catch (IOException e) {
            bytes.position(start);
            takeBack();
            throw e;
          }
        });
  }

  /** After a write that failed half-way: removes what it wrote, or owns up to it. */
  private void takeBack() throws IOException {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      size = Math.max(size, FileFacts.size(data));
    }
  }

  @Override
  public ReadableByteChannel read() throws StorageException {
    check();
    return new FileRange(channel, data, ByteRange.all(size), volume.failures());
  }

  @Override
  public void publish(VerifiedDigest digest) throws StorageException {
    exclusively(
        () -> {
          checkSize(digest.size());
          publish(volume.layout().blob(digest.digest()));
          end();
        });
  }

  private void publish(Spot blob) throws IOException {
    if (!volume.writes().prepare(blob) && FileFacts.size(blob.file()) == size) {
      volume.writes().confirm(blob);
      files.removeStart();
      files.removeData();
    } else {
      if (!forced.covers(data, size)) {
        forceData();
      }
      volume.writes().publish(data, blob, files::removeStart);
      files.removeRest();
    }
  }

  @Override
  public void discard() throws StorageException {
    if (ended) {
      return;
    }
    exclusively(
        () -> {
          if (isThere()) {
            files.removeStart();
            files.removeData();
          }
          end();
        });
  }

  private void end() {
    ended = true;
    forced.forget(data);
  }

  @Override
  public void close() throws StorageException {
    if (closed) {
      return;
    }
    try {
      if (dirty && !ended) {
        check();
        if (size > SMALL) {
          force();
        }
      }
    } catch (IOException e) {
      throw volume.failures().of(data, e);
    } finally {
      closed = true;
      volume.open().remove(this);
      release();
    }
  }

  private void force() throws IOException {
    forceData();
    if (!forced.knows(data)) {
      volume.writes().confirm(files.spot());
    }
    forced.add(data, size);
  }

  /**
   * Forces the data, or removes what was not forced before: the system would take what it lost for
   * written next time.
   */
  private void forceData() throws IOException {
    try {
      force.force();
    } catch (IOException e) {
      try {
        size = forced.of(data);
        channel.truncate(size);
      } catch (IOException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
  }

  @Override
  public boolean isDurable() {
    return size == 0 || forced.covers(data, size);
  }

  @Override
  public void release() {
    try {
      UploadLocks.within(data, channel::close);
    } catch (IOException e) {
      // what has to last was forced before, and writes come back once the system has the bytes
    }
  }

  private void exclusively(UploadLocks.Work work) throws StorageException {
    check();
    try {
      UploadLocks.exclusively(data, channel, work);
    } catch (IOException e) {
      throw volume.failures().of(data, e);
    }
  }

  private void check() throws StorageException {
    volume.open().check();
    if (closed || ended) {
      throw gone();
    }
  }

  private void checkSize(long expected) throws IOException {
    BasicFileAttributes now = FileFacts.find(data).orElseThrow(this::gone);
    if (!Objects.equals(now.fileKey(), identity)) {
      throw gone();
    }
    if (now.size() != expected || size != expected) {
      throw new StorageException.Conflict(
          "upload " + key + " has " + now.size() + " bytes by now and not " + expected);
    }
  }

  private boolean isThere() throws IOException {
    return FileFacts.find(data).filter(now -> Objects.equals(now.fileKey(), identity)).isPresent();
  }

  private StorageException.Gone gone() {
    return new StorageException.Gone("upload " + key + " was committed, discarded or closed");
  }
}
