// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Compares what is read with what was written, in bounded memory. */
public final class Reading {
  private static final int CHUNK = 64 * 1024;

  private Reading() {}

  /**
   * Reads a blob and fails unless it is this content, no less and no more.
   *
   * @param driver where it is
   * @param digest its digest
   * @param content what it has to be
   * @throws IOException if it cannot be read
   */
  public static void expect(StorageDriver driver, Digest digest, Content content)
      throws IOException {
    expect(driver, digest, content, ByteRange.all(content.size()));
  }

  /**
   * Reads a range of a blob and fails unless it is this content's, no less and no more.
   *
   * @param driver where it is
   * @param digest its digest
   * @param content what the whole blob has to be
   * @param range which part of it is read
   * @throws IOException if it cannot be read
   */
  public static void expect(StorageDriver driver, Digest digest, Content content, ByteRange range)
      throws IOException {
    try (ReadableByteChannel channel = driver.blobs().open(digest, range)) {
      expect(channel, content, range);
    }
  }

  /**
   * Reads a channel to its end and fails unless it gives this range of this content.
   *
   * @param channel the channel, which stays open
   * @param content what the whole has to be
   * @param range which part of it the channel has to give
   * @throws IOException if it cannot be read
   */
  public static void expect(ReadableByteChannel channel, Content content, ByteRange range)
      throws IOException {
    expect(channel, content, range, ByteBuffer.allocate(CHUNK));
  }

  /**
   * Reads a channel to its end with this buffer and fails unless it gives this range of this
   * content.
   *
   * @param channel the channel, which stays open
   * @param content what the whole has to be
   * @param range which part of it the channel has to give
   * @param buffer what to read with, of any kind and size
   * @throws IOException if it cannot be read
   */
  public static void expect(
      ReadableByteChannel channel, Content content, ByteRange range, ByteBuffer buffer)
      throws IOException {
    long at = range.offset();
    while (read(channel, buffer.clear())) {
      buffer.flip();
      if (buffer.remaining() > range.end() - at) {
        throw new AssertionError(
            "the channel gave more than the " + range.length() + " bytes of " + range);
      }
      int differs = buffer.mismatch(content.bytes(at, buffer.remaining()));
      if (differs >= 0) {
        throw new AssertionError("byte " + (at + differs) + " is not what was written there");
      }
      at += buffer.remaining();
    }
    if (at != range.end()) {
      throw new AssertionError(
          "the channel ended after "
              + (at - range.offset())
              + " bytes without an exception, but the range is "
              + range);
    }
  }

  /**
   * Reads a channel to its end, whatever it gives.
   *
   * @param channel the channel, which stays open
   * @throws IOException if it cannot be read
   */
  public static void drain(ReadableByteChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    while (read(channel, buffer)) {
      buffer.clear();
    }
  }

  /** Reads once; false at the end. */
  private static boolean read(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
    int count = channel.read(buffer);
    if (count == 0 || count != (count < 0 ? -1 : buffer.position())) {
      throw new AssertionError(
          "read returned " + count + " after putting " + buffer.position() + " bytes");
    }
    return count > 0;
  }
}
