// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import io.stowage.storage.FileContent;
import io.vertx.core.Future;
import java.io.IOException;

/** A piece that goes from its file to the socket inside the operating system. */
final class FilePiece implements Piece {
  private final FileContent source;
  private final FileSender sender;
  private final int size;
  private long position;

  FilePiece(FileContent source, FileSender sender, int size) {
    this.source = source;
    this.sender = sender;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void load() throws IOException {
    position = source.pass(size);
  }

  @Override
  public boolean copied() {
    return false;
  }

  @Override
  public Future<Void> send(boolean last) {
    return sender.send(source.file(), position, size, last);
  }

  @Override
  public void release() {
    // holds nothing
  }
}
