// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/**
 * Content that lies in a file of this machine, so that it can be sent without being copied. A
 * driver may return it wherever it returns a channel to read from. Like any such channel it is for
 * one thread at a time.
 */
public interface FileContent extends ReadableByteChannel {

  /**
   * The open file. Whoever asks neither writes to it, nor closes it, nor moves its position.
   *
   * @return a channel that is open for as long as this one is
   */
  FileChannel file();

  /**
   * Passes over the next bytes, for somebody who takes them from the file itself. Waits for the
   * disk as reading them would, so that taking them hardly ever has to.
   *
   * @param count how many, in bytes; no more than are left
   * @return where in the file they begin
   * @throws StorageException if they cannot be read, as of reading
   * @throws IllegalArgumentException if so many are not left
   * @throws java.nio.channels.ClosedChannelException if this channel is closed
   */
  long pass(long count) throws IOException;
}
