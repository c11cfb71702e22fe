// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.fault;

import io.stowage.storage.StorageDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that is about to be made. */
final class Step {
  private final StorageDriver driver;
  private final Object target;
  private final Method method;
  private final Object[] arguments;
  private final List<Integer> positions = new ArrayList<>();

  Step(StorageDriver driver, Object target, Method method, Object[] arguments) {
    this.driver = driver;
    this.target = target;
    this.method = method;
    this.arguments = arguments;
    for (Object argument : arguments) {
      positions.add(argument instanceof ByteBuffer buffer ? buffer.position() : 0);
    }
  }

  StorageDriver driver() {
    return driver;
  }

  String name() {
    return method.getName();
  }

  @Nullable Object make() throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() != null ? e.getCause() : e;
    }
  }

  /** Gives buffers the positions that they had before. */
  void rewind() {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof ByteBuffer buffer) {
        buffer.position(positions.get(i));
      }
    }
  }

  /** The buffers whose bytes the driver was to take, which are the caller's again. */
  List<ByteBuffer> buffers() {
    return name().equals("append")
        ? List.of(((ByteBuffer) arguments[0]).duplicate().rewind())
        : List.of();
  }
}
