// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * Changes to one object that are made together or not at all, in the order in which they are added.
 * Used within a call of {@link Cluster}; librados copies what it is given. Not thread-safe.
 */
final class WriteOp implements AutoCloseable {
  private static final byte EQUAL = 1;
  private static final byte AT_LEAST = 4;
  private static final int IDEMPOTENT = 0;
  private static final int EXCLUSIVE = 1;

  private final Pointer op = LibRados.rados_create_write_op();

  Pointer pointer() {
    return op;
  }

  /** Makes the object; the operation fails with EEXIST if it is there. */
  WriteOp createNew() {
    LibRados.rados_write_op_create(op, EXCLUSIVE, null);
    return this;
  }

  /** Makes the object unless it is there. */
  WriteOp createIfAbsent() {
    LibRados.rados_write_op_create(op, IDEMPOTENT, null);
    return this;
  }

  /** The operation fails with ENOENT unless the object is there. */
  WriteOp expectThere() {
    LibRados.rados_write_op_assert_exists(op);
    return this;
  }

  WriteOp write(Pointer bytes, long length, long offset) {
    LibRados.rados_write_op_write(op, bytes, length, offset);
    return this;
  }

  /** Makes these bytes the whole content. */
  WriteOp replaceContent(byte[] content) {
    try (Memory bytes = new Memory(Math.max(1, content.length))) {
      bytes.write(0, content, 0, content.length);
      LibRados.rados_write_op_write_full(op, bytes, content.length);
    }
    return this;
  }

  WriteOp remove() {
    LibRados.rados_write_op_remove(op);
    return this;
  }

  WriteOp attribute(String name, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    LibRados.rados_write_op_setxattr(op, name, bytes, bytes.length);
    return this;
  }

  /** The operation fails with ECANCELED unless the attribute has this value. */
  WriteOp expectAttribute(String name, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    LibRados.rados_write_op_cmpxattr(op, name, EQUAL, bytes, bytes.length);
    return this;
  }

  /** The operation fails with ECANCELED if the attribute has a value that comes after this. */
  WriteOp expectAttributeUpTo(String name, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    LibRados.rados_write_op_cmpxattr(op, name, AT_LEAST, bytes, bytes.length);
    return this;
  }

  /** The operation fails with ECANCELED unless the key has this value; empty for no such key. */
  WriteOp expectKey(String key, String value) {
    byte[] name = key.getBytes(UTF_8);
    byte[] bytes = value.getBytes(UTF_8);
    LibRados.rados_write_op_omap_cmp2(op, name, EQUAL, bytes, name.length, bytes.length, null);
    return this;
  }

  WriteOp key(String key, String value) {
    try (Cells.Item name = new Cells.Item(key.getBytes(UTF_8));
        Cells.Item content = new Cells.Item(value.getBytes(UTF_8))) {
      LibRados.rados_write_op_omap_set2(
          op, name.pointers(), content.pointers(), name.lengths(), content.lengths(), 1);
    }
    return this;
  }

  WriteOp removeKey(String key) {
    try (Cells.Item name = new Cells.Item(key.getBytes(UTF_8))) {
      LibRados.rados_write_op_omap_rm_keys2(op, name.pointers(), name.lengths(), 1);
    }
    return this;
  }

  @Override
  public void close() {
    LibRados.rados_release_write_op(op);
  }
}
