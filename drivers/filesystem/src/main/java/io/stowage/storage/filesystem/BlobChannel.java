// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.ByteRange;
import io.stowage.storage.FetchingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A range of a blob, which has its file open until it is closed. */
final class BlobChannel implements FetchingChannel, OpenFiles.Releasable {
  private final FileChannel file;
  private final FileRange range;
  private final Path path;
  private final Volume volume;
  private final long end;
  private long fetched;

  BlobChannel(FileChannel file, Path path, ByteRange range, Volume volume) {
    this.file = file;
    this.range = new FileRange(file, path, range, volume.failures());
    this.path = path;
    this.volume = volume;
    this.fetched = range.offset();
    this.end = range.end();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return range.read(target);
  }

  @Override
  public long fetch(long most) throws IOException {
    try {
      long count = volume.pages().fill(file, fetched, Math.min(most, end - fetched));
      fetched += count;
      return count;
    } catch (IOException e) {
      throw volume.failures().of(path, e);
    }
  }

  @Override
  public boolean isOpen() {
    return range.isOpen();
  }

  @Override
  public void close() {
    range.close();
    volume.open().remove(this);
    release();
  }

  @Override
  public void release() {
    try {
      file.close();
    } catch (IOException e) {
      // a file that was only read from has nothing to lose
    }
  }
}
