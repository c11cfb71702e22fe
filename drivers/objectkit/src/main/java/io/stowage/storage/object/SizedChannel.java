// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** Gives exactly as many bytes as it should, or fails in a way that the caller knows. */
final class SizedChannel implements ReadableByteChannel {
  private final ObjectStore store;
  private final ReadableByteChannel source;
  private final String name;
  private long left;
  private volatile boolean closed;

  /**
   * @param name what is read, for messages
   * @param length how many bytes it should give
   */
  SizedChannel(ObjectStore store, ReadableByteChannel source, String name, long length) {
    this.store = store;
    this.source = source;
    this.name = name;
    this.left = length;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    store.check();
    if (left == 0) {
      return -1;
    }
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + left));
    try {
      int read = source.read(target);
      if (read < 0) {
        throw new StorageException.Corrupt(name + " ends " + left + " bytes too early", null);
      }
      left -= read;
      return read;
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      store.check();
      throw new StorageException.Unavailable(name + " cannot be read to its end", e);
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    source.close();
  }
}
