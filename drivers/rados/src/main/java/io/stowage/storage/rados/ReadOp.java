// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Questions about one object that are answered together. Used within a call of {@link Cluster};
 * answers may be taken once, after the operation succeeded. Not thread-safe.
 */
final class ReadOp implements AutoCloseable {
  private static final int SIZE = 0;
  private static final int TIME = 1;
  private static final int RESULT = 2;
  private static final int ITERATOR = 3;
  private static final int MORE = 4;
  private static final int READ = 5;
  private static final int ATTRIBUTES = 6;
  private static final int CELLS = 7;

  private final Pointer op = LibRados.rados_create_read_op();
  private final Memory cells = Cells.of(CELLS);
  private @Nullable Memory argument;
  private Cells.@Nullable Item key;
  private @Nullable Memory bytes;

  Pointer pointer() {
    return op;
  }

  private Pointer cell(int number) {
    return cells.share(8L * number);
  }

  /** Asks for {@link #size} and {@link #seconds}. */
  ReadOp stat() {
    LibRados.rados_read_op_stat(op, cell(SIZE), cell(TIME), cell(RESULT));
    return this;
  }

  /** Asks for {@link #attributes}. */
  ReadOp allAttributes() {
    LibRados.rados_read_op_getxattrs(op, cell(ATTRIBUTES), cell(RESULT));
    return this;
  }

  /** Asks for {@link #content}, from the start and no more than so many bytes. */
  ReadOp read(int most) {
    Memory room = new Memory(Math.max(1, most));
    bytes = room;
    LibRados.rados_read_op_read(op, 0, most, room, cell(READ), cell(RESULT));
    return this;
  }

  /** Asks for {@link #entries}, those whose keys come after a text, in the order of their bytes. */
  ReadOp keysAfter(String after, int most) {
    Memory text = Cells.text(after);
    argument = text;
    LibRados.rados_read_op_omap_get_vals2(
        op, text, null, most, cell(ITERATOR), cell(MORE), cell(RESULT));
    return this;
  }

  /** Asks for {@link #entries} of one key. */
  ReadOp key(String name) {
    Cells.Item item = new Cells.Item(name.getBytes(UTF_8));
    key = item;
    LibRados.rados_read_op_omap_get_vals_by_keys2(
        op, item.pointers(), 1, item.lengths(), cell(ITERATOR), cell(RESULT));
    return this;
  }

  long size() {
    return cells.getLong(8L * SIZE);
  }

  /** When the object was last changed, in seconds since 1970. */
  long seconds() {
    return cells.getLong(8L * TIME);
  }

  byte[] content() {
    return bytes == null ? new byte[0] : bytes.getByteArray(0, (int) cells.getLong(8L * READ));
  }

  Map<String, String> attributes() {
    Map<String, String> found = new HashMap<>();
    try (Memory next = Cells.of(3)) {
      Pointer iterator = cells.getPointer(8L * ATTRIBUTES);
      while (LibRados.rados_getxattrs_next(iterator, next, next.share(8), next.share(16)) == 0) {
        Pointer name = next.getPointer(0);
        if (name == null) {
          break;
        }
        found.put(name.getString(0, "UTF-8"), new String(Cells.bytes(next, 1, 2), UTF_8));
      }
    }
    return found;
  }

  /** Keys with their values, in the order of their bytes. */
  Map<String, String> entries() {
    Map<String, String> found = new LinkedHashMap<>();
    try (Memory next = Cells.of(4)) {
      Pointer iterator = cells.getPointer(8L * ITERATOR);
      while (LibRados.rados_omap_get_next2(
                  iterator, next, next.share(8), next.share(16), next.share(24))
              == 0
          && next.getPointer(0) != null) {
        found.put(
            new String(Cells.bytes(next, 0, 2), UTF_8), new String(Cells.bytes(next, 1, 3), UTF_8));
      }
    }
    return found;
  }

  /** Whether there are more keys behind the entries. */
  boolean more() {
    return cells.getByte(8L * MORE) != 0;
  }

  @Override
  public void close() {
    LibRados.rados_release_read_op(op);
    Pointer iterator = cells.getPointer(8L * ITERATOR);
    if (iterator != null) {
      LibRados.rados_omap_get_end(iterator);
    }
    Pointer attributes = cells.getPointer(8L * ATTRIBUTES);
    if (attributes != null) {
      LibRados.rados_getxattrs_end(attributes);
    }
    if (argument != null) {
      argument.close();
    }
    if (key != null) {
      key.close();
    }
    if (bytes != null) {
      bytes.close();
    }
    cells.close();
  }
}
