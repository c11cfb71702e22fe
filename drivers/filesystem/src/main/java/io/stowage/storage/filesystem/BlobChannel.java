// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.ByteRange;
import io.stowage.storage.FileContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A range of a blob, which has its file open until it is closed. */
final class BlobChannel implements FileContent, OpenFiles.Releasable {
  private final FileChannel file;
  private final FileRange range;
  private final OpenFiles open;

  BlobChannel(FileChannel file, Path path, ByteRange range, Volume volume) {
    this.file = file;
    this.range = new FileRange(file, path, range, volume.failures());
    this.open = volume.open();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return range.read(target);
  }

  @Override
  public FileChannel file() {
    return file;
  }

  @Override
  public long pass(long count) throws IOException {
    return range.pass(count);
  }

  @Override
  public boolean isOpen() {
    return range.isOpen();
  }

  @Override
  public void close() {
    range.close();
    open.remove(this);
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
