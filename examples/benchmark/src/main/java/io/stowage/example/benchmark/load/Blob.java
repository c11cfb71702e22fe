// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.function.LongConsumer;

/** Content to push, whose digest is known beforehand. Thread-safe. */
public interface Blob {
  /** The length in bytes. */
  long size();

  /** The digest, as {@code sha256:} and 64 hexadecimal digits. */
  String digest();

  /**
   * Writes the content.
   *
   * @param target a blocking channel; not closed
   * @param progress told the number of bytes of each write
   * @throws IOException if the channel fails
   */
  void writeTo(WritableByteChannel target, LongConsumer progress) throws IOException;
}
