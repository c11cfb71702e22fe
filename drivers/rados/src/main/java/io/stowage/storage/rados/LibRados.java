// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What librados has and rados-java lacks, under the names of {@code rados/librados.h}, which is the
 * documentation. Nothing here is safe to call but through {@link Cluster}: a pointer that is not
 * alive any more ends the process.
 */
final class LibRados {
  static {
    Native.register(
        LibRados.class,
        NativeLibrary.getInstance(
            "rados",
            Map.of(
                Library.OPTION_STRING_ENCODING,
                "UTF-8",
                Library.OPTION_CLASSLOADER,
                LibRados.class.getClassLoader())));
  }

  private LibRados() {}

  /** Fails with a {@link LinkageError} if the library cannot be loaded. */
  static void load() {}

  static native Pointer rados_create_write_op();

  static native void rados_release_write_op(Pointer op);

  static native void rados_write_op_assert_exists(Pointer op);

  static native void rados_write_op_create(Pointer op, int exclusive, @Nullable Pointer category);

  static native void rados_write_op_write(Pointer op, Pointer bytes, long length, long offset);

  static native void rados_write_op_write_full(Pointer op, Pointer bytes, long length);

  static native void rados_write_op_remove(Pointer op);

  static native void rados_write_op_setxattr(Pointer op, String name, byte[] value, long length);

  static native void rados_write_op_cmpxattr(
      Pointer op, String name, byte comparison, byte[] value, long length);

  static native void rados_write_op_omap_cmp2(
      Pointer op,
      byte[] key,
      byte comparison,
      byte[] value,
      long keyLength,
      long valueLength,
      @Nullable Pointer result);

  static native void rados_write_op_omap_set2(
      Pointer op,
      Pointer keys,
      Pointer values,
      Pointer keyLengths,
      Pointer valueLengths,
      long count);

  static native void rados_write_op_omap_rm_keys2(
      Pointer op, Pointer keys, Pointer keyLengths, long count);

  static native int rados_write_op_operate(
      Pointer op, Pointer io, String name, @Nullable Pointer time, int flags);

  static native int rados_aio_write_op_operate(
      Pointer op, Pointer io, Pointer completion, String name, @Nullable Pointer time, int flags);

  static native Pointer rados_create_read_op();

  static native void rados_release_read_op(Pointer op);

  static native void rados_read_op_stat(Pointer op, Pointer size, Pointer time, Pointer result);

  static native void rados_read_op_getxattrs(Pointer op, Pointer iterator, Pointer result);

  static native void rados_read_op_read(
      Pointer op, long offset, long length, Pointer bytes, Pointer read, Pointer result);

  static native void rados_read_op_omap_get_vals2(
      Pointer op,
      Pointer after,
      @Nullable Pointer prefix,
      long most,
      Pointer iterator,
      Pointer more,
      Pointer result);

  static native void rados_read_op_omap_get_vals_by_keys2(
      Pointer op, Pointer keys, long count, Pointer keyLengths, Pointer iterator, Pointer result);

  static native int rados_read_op_operate(Pointer op, Pointer io, String name, int flags);

  static native int rados_aio_read_op_operate(
      Pointer op, Pointer io, Pointer completion, String name, int flags);

  static native int rados_getxattrs_next(
      Pointer iterator, Pointer name, Pointer value, Pointer length);

  static native void rados_getxattrs_end(Pointer iterator);

  static native int rados_omap_get_next2(
      Pointer iterator, Pointer key, Pointer value, Pointer keyLength, Pointer valueLength);

  static native void rados_omap_get_end(Pointer iterator);

  static native int rados_aio_create_completion(
      @Nullable Pointer argument,
      @Nullable Pointer whenComplete,
      @Nullable Pointer whenSafe,
      Pointer completion);

  static native int rados_aio_read(
      Pointer io, String name, Pointer completion, Pointer bytes, long length, long offset);

  static native int rados_aio_is_complete(Pointer completion);

  static native int rados_aio_wait_for_complete(Pointer completion);

  static native int rados_aio_get_return_value(Pointer completion);

  static native void rados_aio_release(Pointer completion);

  static native void rados_ioctx_set_namespace(Pointer io, String namespace);

  static native Pointer rados_object_list_begin(Pointer io);

  static native Pointer rados_object_list_end(Pointer io);

  static native int rados_object_list_is_end(Pointer io, Pointer cursor);

  static native void rados_object_list_cursor_free(Pointer io, Pointer cursor);

  static native int rados_object_list(
      Pointer io,
      Pointer start,
      Pointer finish,
      long count,
      @Nullable Pointer filter,
      long filterLength,
      Pointer items,
      Pointer next);

  static native void rados_object_list_free(long count, Pointer items);
}
