// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/**
 * A channel that can have its bytes brought near before they are read: from a disk into memory that
 * the operating system shares, say. To read what was fetched a moment ago costs no more than a
 * copy, so that a thread may do it which must not wait. {@link BlobStore#open} may return such a
 * channel.
 */
public interface FetchingChannel extends ReadableByteChannel {

  /**
   * Waits until the bytes that come after those fetched so far are near. Called by one thread at a
   * time, which need not be the one that reads meanwhile what was fetched before.
   *
   * @param most how many bytes are of use, one or more
   * @return how many bytes were fetched, at most {@code most}; zero if this cannot be done, now or
   *     later: then the bytes are to be had by reading alone
   * @throws IOException if the backend fails, as from {@code read}
   */
  long fetch(long most) throws IOException;
}
