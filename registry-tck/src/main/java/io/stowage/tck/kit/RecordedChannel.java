// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Notes on a trail how far a channel was read. */
final class RecordedChannel implements ReadableByteChannel {
  private final ReadableByteChannel channel;
  private final String what;
  private final Trail trail;
  private long total;

  RecordedChannel(ReadableByteChannel channel, String what, Trail trail) {
    this.channel = channel;
    this.what = what;
    this.trail = trail;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    try {
      int count = channel.read(target);
      total += Math.max(0, count);
      return count;
    } catch (IOException | RuntimeException | Error e) {
      trail.note(what + " failed after " + total + " bytes: " + e);
      throw e;
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    trail.note(what + " closed after " + total + " bytes");
    channel.close();
  }
}
