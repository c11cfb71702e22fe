// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.ByteRange;
import io.stowage.storage.FileContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A range of an open file, read straight into the caller's buffer and never short. Leaves the file
 * open when it is closed.
 */
final class FileRange implements FileContent {
  private final FileChannel file;
  private final Path path;
  private final Failures failures;
  private final long end;
  private long position;
  private volatile boolean closed;

  FileRange(FileChannel file, Path path, ByteRange range, Failures failures) {
    this.file = file;
    this.path = path;
    this.failures = failures;
    this.position = range.offset();
    this.end = range.end();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (position == end) {
      return -1;
    }
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + (end - position)));
    try {
      int read = file.read(target, position);
      if (read < 0) {
        throw failures.corrupt(path, endsAt(position));
      }
      position += read;
      return read;
    } catch (IOException e) {
      throw failures.of(path, e);
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public FileChannel file() {
    return file;
  }

  @Override
  public long pass(long count) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    long from = position;
    if (count > end - from) {
      throw new IllegalArgumentException(count + " bytes of " + (end - from));
    }
    try {
      long loaded = PageCache.load(file, from, count);
      if (loaded < count) {
        throw failures.corrupt(path, endsAt(from + loaded));
      }
    } catch (IOException e) {
      throw failures.of(path, e);
    }
    position = from + count;
    return from;
  }

  private String endsAt(long size) {
    return "it ends at " + size + " and not at " + end + " bytes";
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
