// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Channels that are not what the JDK says of a channel. */
final class ChannelFaults {
  static final List<Fault> ALL =
      List.of(
          channels(
                  "ends a channel when its blob is deleted",
                  (driver, digest, channel) ->
                      new ForwardingChannel(channel) {
                        @Override
                        public int read(ByteBuffer target) throws IOException {
                          boolean there = driver.store.blobs.containsKey(digest);
                          return there || !target.hasRemaining() ? super.read(target) : -1;
                        }
                      },
                  "aReaderWhoseBlobIsDeletedReadsToTheEndOrFails")
              .orPerhaps("readersDuringACommitSeeNothingOrAll", "readersDuringAPutSeeNothingOrAll"),
          channels(
                  "begins a channel anew when its blob is replaced",
                  (driver, digest, channel) -> new Anew(channel, driver, digest),
                  "aReaderWhoseBlobIsReplacedReadsToTheEndOrFails")
              .orPerhaps(
                  "aBlobIsThereAllTheTimeWhileItIsCommittedAgain",
                  "readersDuringACommitSeeNothingOrAll",
                  "readersDuringAPutSeeNothingOrAll"),
          channels(
              "reads nothing, again and again, at the end",
              (driver, digest, channel) ->
                  new ForwardingChannel(channel) {
                    private boolean ended;

                    @Override
                    public int read(ByteBuffer target) throws IOException {
                      int count = super.read(target);
                      boolean again = ended && count < 0;
                      ended = count < 0;
                      return again ? 0 : count;
                    }
                  },
              "aChannelStaysAtItsEnd"),
          channels(
              "reads into the array of a buffer",
              (driver, digest, channel) ->
                  new ForwardingChannel(channel) {
                    @Override
                    public int read(ByteBuffer target) throws IOException {
                      int count = super.read(wholeArray(target));
                      target.position(
                          Math.min(target.limit(), target.position() + Math.max(0, count)));
                      return count;
                    }
                  },
              "aChannelFillsDirectBuffers",
              "aChannelWritesNothingOutsideOfTheBuffersRemainingBytes"),
          channels(
              "reads whole kibibytes alone",
              (driver, digest, channel) ->
                  new ForwardingChannel(channel) {
                    @Override
                    public int read(ByteBuffer target) throws IOException {
                      int whole = target.remaining() / 1024 * 1024;
                      int count = super.read(target.slice().limit(whole));
                      target.position(target.position() + Math.max(0, count));
                      return count;
                    }
                  },
              "aChannelFillsBuffersOfAnySize",
              "aChannelWritesNothingOutsideOfTheBuffersRemainingBytes"),
          channels(
              "reads on when a channel is closed",
              (driver, digest, channel) ->
                  new ForwardingChannel(channel) {
                    @Override
                    public void close() {}
                  },
              "aClosedChannelSaysThatItIsClosed"),
          Fault.blobs(
                  "has one position for all channels of a blob",
                  SharedPosition::new,
                  "aClosedChannelSaysThatItIsClosed",
                  "channelsOnOneBlobDoNotDisturbEachOther",
                  "channelsThatWaitForTheirClientsHoldNobodyUp")
              .orPerhaps(
                  "aBlobIsThereAllTheTimeWhileItIsCommittedAgain",
                  "readersDuringACommitSeeNothingOrAll",
                  "readersDuringAPutSeeNothingOrAll",
                  "readersOfManyRangesAtOnceGetEachItsOwn"));

  private ChannelFaults() {}

  interface Breaking {
    ReadableByteChannel breaks(ReferenceDriver driver, Digest digest, ReadableByteChannel channel);
  }

  static Fault channels(String name, Breaking breaking, String... broken) {
    return Fault.blobs(
        name,
        driver ->
            new ForwardingBlobs(driver.blobs()) {
              @Override
              public ReadableByteChannel open(Digest digest, ByteRange range)
                  throws StorageException {
                return breaking.breaks(driver, digest, super.open(digest, range));
              }
            },
        broken);
  }

  /** The mistake that the check warns of is the fault that is wanted. */
  @SuppressWarnings("ByteBufferBackingArray")
  static ByteBuffer wholeArray(ByteBuffer buffer) {
    return ByteBuffer.wrap(buffer.array());
  }

  /** Ends a channel before its time. */
  static ReadableByteChannel cutAt(ReadableByteChannel channel, long size) {
    return new ForwardingChannel(channel) {
      private long left = size;

      @Override
      public int read(ByteBuffer target) throws IOException {
        if (left <= 0) {
          return -1;
        }
        int limit = target.limit();
        target.limit(target.position() + (int) Math.min(left, target.remaining()));
        int count = super.read(target);
        target.limit(limit);
        left -= count;
        return count;
      }
    };
  }

  private static final class Anew extends ForwardingChannel {
    private final ReferenceDriver driver;
    private final Digest digest;
    private final byte[] content;

    Anew(ReadableByteChannel channel, ReferenceDriver driver, Digest digest) {
      super(channel);
      this.driver = driver;
      this.digest = digest;
      this.content = driver.store.blobs.get(digest);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      byte[] now = driver.store.blobs.get(digest);
      if (now != null && now != content) {
        int count = Math.min(target.remaining(), now.length);
        target.put(now, 0, count);
        return count;
      }
      return super.read(target);
    }
  }

  private static final class SharedPosition extends ForwardingBlobs {
    private final ReferenceDriver driver;
    private final Map<Digest, ReadableByteChannel> open = new ConcurrentHashMap<>();

    SharedPosition(ReferenceDriver driver) {
      super(driver.blobs());
      this.driver = driver;
    }

    @Override
    public ReadableByteChannel open(Digest digest, ByteRange range) throws StorageException {
      ReadableByteChannel own = super.open(digest, range);
      ReadableByteChannel shared = open.computeIfAbsent(digest, any -> own);
      return new ForwardingChannel(shared) {
        @Override
        public int read(ByteBuffer target) throws IOException {
          synchronized (shared) {
            driver.check();
            return super.read(target);
          }
        }

        @Override
        public void close() {
          open.remove(digest, shared);
        }
      };
    }
  }
}
