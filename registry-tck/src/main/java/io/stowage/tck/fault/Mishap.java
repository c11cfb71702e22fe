// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.fault;

import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a call. */
public enum Mishap {
  /** It is made as it should be. */
  NONE("is made as it should be") {
    @Override
    @Nullable Object befall(Step step) throws Throwable {
      return step.make();
    }
  },

  /** It does not reach the driver. */
  CUT("is cut off") {
    @Override
    @Nullable Object befall(Step step) throws Throwable {
      throw new StorageException.Unavailable("the call was cut off", null);
    }
  },

  /** The driver makes it, and the caller hears nothing of that. */
  LOST("loses its answer") {
    @Override
    @Nullable Object befall(Step step) throws Throwable {
      if (step.make() instanceof AutoCloseable opened) {
        opened.close();
      }
      throw new StorageException.Unavailable("the answer was lost", null);
    }
  },

  /** It is made twice; what comes of the second is not told, but an untyped error is. */
  REPEATED("is made twice") {
    @Override
    @Nullable Object befall(Step step) throws Throwable {
      @Nullable Object answer = step.make();
      if (!ONCE.contains(step.name())) {
        step.rewind();
        try {
          if (step.make() instanceof AutoCloseable opened) {
            opened.close();
          }
        } catch (StorageException expected) {
          // such as that it is gone
        }
      }
      return answer;
    }
  },

  /** The buffers that it was given are overwritten as soon as it returns. */
  OVERWRITTEN("has its buffer overwritten afterwards") {
    @Override
    @Nullable Object befall(Step step) throws Throwable {
      @Nullable Object answer = step.make();
      step.buffers().forEach(Mishap::overwrite);
      return answer;
    }
  },

  /** The thread that makes it was interrupted before. */
  INTERRUPTED("is made by an interrupted thread") {
    @Override
    @Nullable Object befall(Step step) throws Throwable {
      Thread.currentThread().interrupt();
      try {
        return step.make();
      } finally {
        Thread.interrupted();
      }
    }
  },

  /** The driver is closed before. */
  CLOSED("finds its driver closed") {
    @Override
    @Nullable Object befall(Step step) throws Throwable {
      step.driver().close();
      return step.make();
    }
  };

  /** An upload begins once, and a second time the same bytes are more bytes. */
  private static final Set<String> ONCE = Set.of("begin", "append", "read");

  private final String words;

  Mishap(String words) {
    this.words = words;
  }

  /** Makes the call, or not. */
  abstract @Nullable Object befall(Step step) throws Throwable;

  private static void overwrite(ByteBuffer buffer) {
    for (int i = 0; i < buffer.limit(); i++) {
      buffer.put(i, (byte) ~buffer.get(i));
    }
  }

  @Override
  public String toString() {
    return words;
  }
}
