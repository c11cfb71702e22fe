// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.stowage.storage.StorageException;
import java.util.ArrayList;
import java.util.List;

/**
 * All objects of the pool's namespace, some at a time, in no order. Not thread-safe; closed after
 * use, before the driver.
 */
final class ObjectList {
  private static final int SOME = 1024;

  /** Length and bytes of a name, of a namespace and of a locator. */
  private static final int ITEM = 48;

  private final Cluster cluster;
  private final Failures failures;

  ObjectList(Cluster cluster, Failures failures) {
    this.cluster = cluster;
    this.failures = failures;
  }

  /** Takes names. */
  interface Taker {
    void take(List<String> names) throws StorageException;
  }

  /** Goes through all objects that are there from beginning to end, once or more often. */
  void each(Taker taker) throws StorageException {
    Memory cursor = cluster.call(ObjectList::begin);
    try {
      boolean more = true;
      while (more) {
        List<String> names = new ArrayList<>();
        more = cluster.call(io -> next(io, cursor, names));
        taker.take(names);
      }
    } finally {
      cluster.call(io -> free(io, cursor));
    }
  }

  private static Memory begin(Cluster.Io io) {
    Memory cursor = Cells.of(1);
    cursor.setPointer(0, LibRados.rados_object_list_begin(io.pool()));
    return cursor;
  }

  private static Memory free(Cluster.Io io, Memory cursor) {
    LibRados.rados_object_list_cursor_free(io.pool(), cursor.getPointer(0));
    cursor.close();
    return cursor;
  }

  private boolean next(Cluster.Io io, Memory cursor, List<String> names) throws StorageException {
    Pointer end = LibRados.rados_object_list_end(io.pool());
    try (Memory items = new Memory((long) SOME * ITEM)) {
      items.clear();
      int found =
          LibRados.rados_object_list(
              io.pool(), cursor.getPointer(0), end, SOME, null, 0, items, cursor);
      failures.check("the list of objects", found);
      for (int i = 0; i < found; i++) {
        Pointer name = items.getPointer((long) i * ITEM + Long.BYTES);
        names.add(new String(name.getByteArray(0, (int) items.getLong((long) i * ITEM)), UTF_8));
      }
      LibRados.rados_object_list_free(found, items);
      return LibRados.rados_object_list_is_end(io.pool(), cursor.getPointer(0)) == 0;
    } finally {
      LibRados.rados_object_list_cursor_free(io.pool(), end);
    }
  }
}
