// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces the data of one upload: at its end, and early, in the background, each time that much more
 * was appended. So the disk works while the bytes come, and the last force has little left to do.
 */
final class UploadForce {
  /** How much is appended between two early forces, in bytes. */
  static final int EVERY = 32 * 1024 * 1024;

  private final Disk disk;
  private final EarlyForces early;
  private final FileChannel channel;
  private final ReentrantLock lock = new ReentrantLock();

  /** Of the thread that appends. */
  private long next;

  /** Under the lock. The system tells of a failed write once: what was told early is kept. */
  private @Nullable IOException failure;

  UploadForce(Disk disk, EarlyForces early, FileChannel channel, long size) {
    this.disk = disk;
    this.early = early;
    this.channel = channel;
    this.next = size + EVERY;
  }

  /** So much is there by now. */
  void appended(long size) {
    if (size >= next) {
      next = size + EVERY;
      early.submit(this::forceEarly);
    }
  }

  private void forceEarly() {
    lock.lock();
    try {
      if (channel.isOpen() && failure == null) {
        disk.force(channel);
      }
    } catch (ClosedChannelException e) {
      // who closed it knows what has to last
    } catch (IOException e) {
      failure = e;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Forces all of it.
   *
   * @throws IOException if it, or a part of it before, could not be written
   */
  void force() throws IOException {
    lock.lock();
    try {
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      disk.force(channel);
    } finally {
      lock.unlock();
    }
  }
}
