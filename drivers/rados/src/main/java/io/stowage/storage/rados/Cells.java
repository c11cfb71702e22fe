// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Memory outside the heap for what native calls take and give. */
final class Cells {
  private Cells() {}

  /** A number of cells of 8 bytes each, all zero. */
  static Memory of(int count) {
    Memory cells = new Memory(8L * count);
    cells.clear();
    return cells;
  }

  /** Bytes with a zero behind them. */
  static Memory text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    Memory memory = new Memory(bytes.length + 1L);
    memory.write(0, bytes, 0, bytes.length);
    memory.setByte(bytes.length, (byte) 0);
    return memory;
  }

  /** One pointer to bytes, as an array of one, and their length, as an array of one. */
  static final class Item implements AutoCloseable {
    private final Memory bytes;
    private final Memory cells = Cells.of(2);

    Item(byte[] content) {
      bytes = new Memory(Math.max(1, content.length));
      bytes.write(0, content, 0, content.length);
      cells.setPointer(0, bytes);
      cells.setLong(8, content.length);
    }

    Pointer pointers() {
      return cells;
    }

    Pointer lengths() {
      return cells.share(8);
    }

    @Override
    public void close() {
      cells.close();
      bytes.close();
    }
  }

  /** The bytes at a pointer that stands in a cell, as many as another cell says. */
  static byte[] bytes(Memory cells, int pointerAt, int lengthAt) {
    Pointer pointer = cells.getPointer(8L * pointerAt);
    long length = cells.getLong(8L * lengthAt);
    return pointer == null || length == 0 ? new byte[0] : pointer.getByteArray(0, (int) length);
  }

  /** The size of a pointer, which has to be that of a cell. */
  static boolean fit() {
    return Native.POINTER_SIZE == 8 && Native.SIZE_T_SIZE == 8;
  }
}
