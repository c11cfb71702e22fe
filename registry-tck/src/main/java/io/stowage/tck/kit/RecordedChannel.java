// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.kit;

import io.stowage.storage.FetchingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Notes on a trail how far a channel was read. */
class RecordedChannel implements ReadableByteChannel {
  private final ReadableByteChannel channel;
  private final String what;
  private final Trail trail;
  private long total;

  private RecordedChannel(ReadableByteChannel channel, String what, Trail trail) {
    this.channel = channel;
    this.what = what;
    this.trail = trail;
  }

  /** A channel that fetches if the recorded one does. */
  static ReadableByteChannel of(ReadableByteChannel channel, String what, Trail trail) {
    return channel instanceof FetchingChannel fetching
        ? new Fetching(fetching, what, trail)
        : new RecordedChannel(channel, what, trail);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    try {
      int count = channel.read(target);
      total += Math.max(0, count);
      return count;
    } catch (IOException | RuntimeException | Error e) {
      noteFailure(e);
      throw e;
    }
  }

  final void noteFailure(Throwable e) {
    trail.note(what + " failed after " + total + " bytes: " + e);
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

  private static final class Fetching extends RecordedChannel implements FetchingChannel {
    private final FetchingChannel fetching;

    Fetching(FetchingChannel channel, String what, Trail trail) {
      super(channel, what, trail);
      this.fetching = channel;
    }

    @Override
    public long fetch(long most) throws IOException {
      try {
        return fetching.fetch(most);
      } catch (IOException | RuntimeException | Error e) {
        noteFailure(e);
        throw e;
      }
    }
  }
}
