// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.broken;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Drivers in which those who wait hold others up. */
final class WaitingFaults {
  private static final int TURNS = 16;

  static final List<Fault> ALL =
      List.of(
          Fault.uploads(
              "has sixteen turns for uploads",
              driver ->
                  new ForwardingUploads(driver.uploads()) {
                    private final Semaphore turns = new Semaphore(TURNS);

                    @Override
                    StagedUpload opened(StagedUpload upload, UploadKey key)
                        throws StorageException {
                      take(turns);
                      return closing(upload, turns::release);
                    }
                  },
              "uploadsThatWaitForTheirClientsHoldNoThread",
              "uploadsThatWaitForTheirClientsHoldNobodyUp"),
          Fault.upload(
              "runs a thread for each upload",
              (upload, key, store) -> closing(upload, threadUntilItIsTold()),
              "uploadsThatWaitForTheirClientsHoldNoThread"),
          Fault.blobs(
              "has sixteen turns for channels",
              driver ->
                  new ForwardingBlobs(driver.blobs()) {
                    private final Semaphore turns = new Semaphore(TURNS);

                    @Override
                    public ReadableByteChannel open(Digest digest, ByteRange range)
                        throws StorageException {
                      take(turns);
                      return closing(super.open(digest, range), turns::release);
                    }
                  },
              "channelsThatWaitForTheirClientsHoldNoThread",
              "channelsThatWaitForTheirClientsHoldNobodyUp"),
          ChannelFaults.channels(
              "runs a thread for each channel",
              (driver, digest, channel) -> closing(channel, threadUntilItIsTold()),
              "channelsThatWaitForTheirClientsHoldNoThread"));

  private WaitingFaults() {}

  private static void take(Semaphore turns) throws StorageException {
    try {
      if (turns.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new StorageException.Unavailable("all connections are taken", null);
  }

  private static ReadableByteChannel closing(ReadableByteChannel channel, Runnable end) {
    return new ForwardingChannel(channel) {
      @Override
      public void close() throws IOException {
        end.run();
        super.close();
      }
    };
  }

  private static StagedUpload closing(StagedUpload upload, Runnable end) {
    return new ForwardingUpload(upload) {
      private boolean closed;

      @Override
      public void close() throws StorageException {
        if (!closed) {
          closed = true;
          end.run();
        }
        super.close();
      }
    };
  }

  private static Runnable threadUntilItIsTold() {
    CountDownLatch told = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                told.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "one of many");
    thread.setDaemon(true);
    thread.start();
    return told::countDown;
  }
}
