// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Drivers that do not give back what they took. */
public final class LeakFaults {
  private static final Queue<InputStream> FILES = new ConcurrentLinkedQueue<>();
  private static final Queue<CountDownLatch> THREADS = new ConcurrentLinkedQueue<>();

  static final List<Fault> ALL =
      List.of(
          ChannelFaults.channels(
              "leaks a file with each channel that is closed half-way",
              (driver, digest, channel) ->
                  new ForwardingChannel(channel) {
                    private boolean ended;

                    @Override
                    public int read(ByteBuffer target) throws IOException {
                      int count = super.read(target);
                      ended = ended || count < 0;
                      return count;
                    }

                    @Override
                    public void close() throws IOException {
                      if (!ended) {
                        leakFile();
                      }
                      super.close();
                    }
                  },
              "aClosedDriverHasGivenItsFilesBack",
              "channelsThatAreClosedHalfWayHoldNothing"),
          ChannelFaults.channels(
              "leaks a file with each channel that is read to its end",
              (driver, digest, channel) ->
                  new ForwardingChannel(channel) {
                    @Override
                    public int read(ByteBuffer target) throws IOException {
                      int count = super.read(target);
                      if (count < 0) {
                        leakFile();
                      }
                      return count;
                    }
                  },
              "channelsThatAreReadToTheEndAndClosedHoldNothing"),
          Fault.upload(
              "leaks a file with each upload that is closed",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void close() throws StorageException {
                      leakFile();
                      super.close();
                    }
                  },
              "aClosedDriverHasGivenItsFilesBack",
              "callsThatFailHoldNothing",
              "uploadsThatAreClosedHoldNothing",
              "uploadsThatAreCommittedHoldNothing",
              "uploadsThatAreReadBackHoldNothing"),
          Fault.upload(
              "leaks a thread with each commit",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public void publish(VerifiedDigest digest) throws StorageException {
                      leakThread();
                      super.publish(digest);
                    }
                  },
              "aClosedDriverHasGivenItsThreadsBack",
              "uploadsThatAreCommittedHoldNothing"),
          Fault.upload(
              "leaks a file when it reads back",
              (upload, key, store) ->
                  new ForwardingUpload(upload) {
                    @Override
                    public ReadableByteChannel read() throws StorageException {
                      leakFile();
                      return super.read();
                    }
                  },
              "uploadsThatAreReadBackHoldNothing"),
          Fault.blobs(
              "leaks a file with each listing that has more",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    @Override
                    public Page<Digest> list(@Nullable Digest after, int limit)
                        throws StorageException {
                      Page<Digest> page = super.list(after, limit);
                      if (page.more()) {
                        leakFile();
                      }
                      return page;
                    }
                  },
              "listingsThatAreNotReadToTheEndHoldNothing"),
          Fault.blobs(
              "leaks a file when there is no blob to open",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    @Override
                    public ReadableByteChannel open(Digest digest, ByteRange range)
                        throws StorageException {
                      try {
                        return super.open(digest, range);
                      } catch (StorageException.NotFound e) {
                        leakFile();
                        throw e;
                      }
                    }
                  },
              "callsThatFailHoldNothing"),
          Fault.driver(
              "leaks a file when it is closed",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public void close() {
                      leakFile();
                      super.close();
                    }
                  },
              "aClosedDriverHasGivenItsFilesBack"),
          Fault.driver(
              "leaks a thread when it is closed",
              driver ->
                  new ForwardingDriver(driver) {
                    @Override
                    public void close() {
                      leakThread();
                      super.close();
                    }
                  },
              "aClosedDriverHasGivenItsThreadsBack"));

  private LeakFaults() {}

  /** Ends the leaks of a run. */
  public static void stop() {
    HoldingFaults.forget();
    for (InputStream file = FILES.poll(); file != null; file = FILES.poll()) {
      close(file);
    }
    for (CountDownLatch end = THREADS.poll(); end != null; end = THREADS.poll()) {
      end.countDown();
    }
  }

  private static void close(InputStream file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void leakFile() {
    try {
      FILES.add(Files.newInputStream(Path.of("pom.xml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void leakThread() {
    CountDownLatch end = new CountDownLatch(1);
    THREADS.add(end);
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "leaked");
    thread.setDaemon(true);
    thread.start();
  }
}
