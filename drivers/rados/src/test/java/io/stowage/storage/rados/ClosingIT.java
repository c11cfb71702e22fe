// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Tag;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A driver that is closed in the middle of calls: none may reach librados any more. */
class ClosingIT {
  private static final int ROUNDS = 12;

  private interface Call {
    void run(StorageDriver driver) throws IOException;
  }

  private final byte[] content = Fixture.bytes(5 * Fixture.MIB + 1);
  private final Digest digest = Fixture.digest(content);

  private List<Call> calls() {
    LinkKey.Tagged tag = new LinkKey.Tagged(Fixture.REPOSITORY, Tag.parse("latest"));
    return List.of(
        StorageDriver::probe,
        driver -> driver.blobs().stat(digest),
        driver -> Fixture.pull(driver, digest),
        this::readHalf,
        driver -> Fixture.push(driver, Fixture.bytes(5 * Fixture.MIB)),
        driver -> driver.blobs().put(VerifiedContent.hash(DigestAlgorithm.SHA256, content)),
        driver -> driver.links().write(tag, digest),
        driver -> driver.links().list(new LinkScope.Tags(Fixture.REPOSITORY), "", 10),
        driver -> driver.blobs().list(null, 10),
        driver -> driver.uploads().list(null, 10),
        driver -> driver.uploads().sweep(Instant.EPOCH, true),
        this::leaveOpen);
  }

  private void readHalf(StorageDriver driver) throws IOException {
    try (ReadableByteChannel channel = driver.blobs().open(digest, ByteRange.all(content.length))) {
      channel.read(ByteBuffer.allocate(2 * Fixture.MIB));
    }
  }

  private void leaveOpen(StorageDriver driver) throws IOException {
    BlobUpload upload = Fixture.begin(driver);
    upload.append(ByteBuffer.wrap(content));
  }

  @Test
  void callsThatAreUnderWayEndOrFailWhenTheDriverIsClosed() throws Exception {
    Map<String, String> parameters = CephCluster.shared().parameters();
    try (StorageDriver first = Fixture.open(parameters)) {
      Fixture.push(first, content);
    }
    Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();

    for (int round = 0; round < ROUNDS; round++) {
      StorageDriver driver = Fixture.open(parameters);
      List<Thread> callers = new ArrayList<>();
      // closed once so many calls are done, each round at another moment
      CountDownLatch done = new CountDownLatch(1 + round * 5);
      for (Call call : calls()) {
        Thread caller = new Thread(() -> repeat(driver, call, done, wrong));
        callers.add(caller);
        caller.start();
      }
      done.await();
      driver.close();
      for (Thread caller : callers) {
        caller.join();
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static void repeat(
      StorageDriver driver, Call call, CountDownLatch done, Queue<Throwable> wrong) {
    try {
      while (true) {
        call.run(driver);
        done.countDown();
      }
    } catch (StorageException.Gone | ClosedChannelException expected) {
      // as it should be
    } catch (IOException | RuntimeException | Error e) {
      wrong.add(e);
    } finally {
      done.countDown();
    }
  }

  @Test
  void closingFromManyThreadsClosesOnce() throws Exception {
    StorageDriver driver = Fixture.open(CephCluster.shared().parameters());
    List<Thread> closers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread closer = new Thread(driver::close);
      closers.add(closer);
      closer.start();
    }

    for (Thread closer : closers) {
      closer.join();
    }

    assertThat(closers).noneMatch(Thread::isAlive);
  }
}
