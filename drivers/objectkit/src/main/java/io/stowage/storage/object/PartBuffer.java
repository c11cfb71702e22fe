// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A part that fills. Not thread-safe; may be handed over. */
final class PartBuffer {
  private final PartMemory memory;
  private final List<byte[]> blocks = new ArrayList<>();
  private int size;

  PartBuffer(PartMemory memory) {
    this.memory = memory;
  }

  int size() {
    return size;
  }

  /** Takes bytes out of a buffer, so many at most. */
  void fill(ByteBuffer bytes, long most) throws StorageException.Unavailable {
    long left = Math.min(most, bytes.remaining());
    while (left > 0) {
      int offset = size % PartMemory.BLOCK;
      if (offset == 0) {
        blocks.add(memory.take());
      }
      int length = (int) Math.min(left, PartMemory.BLOCK - offset);
      bytes.get(blocks.get(blocks.size() - 1), offset, length);
      size += length;
      left -= length;
    }
  }

  /** The bytes, which stay here. */
  Body body() {
    return Body.of(buffers());
  }

  /** The bytes, which stay here, in read-only buffers. */
  List<ByteBuffer> buffers() {
    List<ByteBuffer> buffers = new ArrayList<>(blocks.size());
    int left = size;
    for (byte[] block : blocks) {
      int length = Math.min(left, block.length);
      buffers.add(ByteBuffer.wrap(block, 0, length).slice());
      left -= length;
    }
    return buffers;
  }

  /** Gives the memory back. */
  void clear() {
    blocks.forEach(memory::give);
    blocks.clear();
    size = 0;
  }
}
