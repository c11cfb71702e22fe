// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Holdings;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Threads, files and connections are given back. What is made once and kept is not counted. */
final class LeakLaws extends LawSuite {
  private static final int TIMES = 40;

  private final Content content = content(300 * KIB);

  LeakLaws(Scene scene) {
    super(scene);
  }

  /** How long what is given back may take to be back. */
  private Duration patience() {
    return scene.backend().patience().dividedBy(12);
  }

  private interface Work {
    void run(StorageDriver driver) throws IOException;
  }

  /** Work that is done again and again with a driver that stays open holds no more each time. */
  private void expectNoneHeld(Work work) throws Exception {
    work.run(here());
    List<String> before = Holdings.files();
    List<String> threads = Holdings.threads();
    for (int i = 0; i < TIMES; i++) {
      work.run(here());
    }
    int slack = TIMES / 2;
    Holdings.expectAtMost(before.size() + slack, before, Holdings::files, patience());
    Holdings.expectAtMost(threads.size() + slack, threads, Holdings::threads, patience());
  }

  @Proves(Law.LEAKS)
  void channelsThatAreClosedHalfWayHoldNothing() throws Exception {
    Digest digest = push(here(), content);

    expectNoneHeld(driver -> readHalf(driver, digest));
  }

  @Proves(Law.LEAKS)
  void channelsThatAreReadToTheEndAndClosedHoldNothing() throws Exception {
    Digest digest = push(here(), content);

    expectNoneHeld(driver -> expectStored(driver, digest, content));
  }

  @Proves(Law.LEAKS)
  void uploadsThatAreClosedHoldNothing() throws Exception {
    expectNoneHeld(driver -> leave(driver, content.first(KIB)));
  }

  @Proves(Law.LEAKS)
  void uploadsThatAreCommittedHoldNothing() throws Exception {
    expectNoneHeld(driver -> push(driver, content(KIB)));
  }

  @Proves(Law.LEAKS)
  void uploadsThatAreReadBackHoldNothing() throws Exception {
    UploadKey key = leave(here(), content);

    expectNoneHeld(
        driver -> {
          try (BlobUpload upload = resume(driver, key)) {
            upload.checkpoint();
          }
        });
  }

  @Proves(Law.LEAKS)
  void listingsThatAreNotReadToTheEndHoldNothing() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      here().links().write(tag(name), push(here(), content(10)));
      leave(here(), content(10));
    }

    expectNoneHeld(
        driver -> {
          driver.blobs().list(null, 1);
          driver.links().list(new LinkScope.Tags(REPOSITORY), "", 1);
          driver.links().repositories(null, 1);
          driver.uploads().list(null, 1);
        });
  }

  @Proves(Law.LEAKS)
  void callsThatFailHoldNothing() throws Exception {
    Digest digest = push(here(), content);

    expectNoneHeld(
        driver -> {
          expectError(
              StorageException.class,
              () -> driver.blobs().open(someDigest(), ByteRange.all(1)).close());
          expectError(StorageException.class, () -> readBeyondTheEnd(driver, digest));
          expectError(StorageException.class, () -> driver.uploads().resume(key()).close());
          expectError(StorageException.class, () -> commitWrong(driver));
        });
  }

  private static UploadKey key() {
    return new UploadKey(REPOSITORY, UploadId.random());
  }

  private void readBeyondTheEnd(StorageDriver driver, Digest digest) throws IOException {
    ByteRange range = new ByteRange(content.size() - 1, 2);
    try (ReadableByteChannel channel = driver.blobs().open(digest, range)) {
      Reading.drain(channel);
    }
  }

  private void commitWrong(StorageDriver driver) throws IOException {
    try (BlobUpload upload = begin(driver)) {
      content.first(KIB).appendTo(upload);
      upload.commit(content.digest());
    }
  }

  private void readHalf(StorageDriver driver, Digest digest) throws IOException {
    try (ReadableByteChannel channel = driver.blobs().open(digest, ByteRange.all(content.size()))) {
      channel.read(ByteBuffer.allocate(100));
    }
  }

  @Proves(Law.LEAKS)
  void aClosedDriverHasGivenItsThreadsBack() throws Exception {
    expectGivenBack(Holdings::threads);
  }

  @Proves(Law.LEAKS)
  void aClosedDriverHasGivenItsFilesBack() throws Exception {
    expectGivenBack(Holdings::files);
  }

  /** The first driver may make what the process keeps; those after it may not. */
  private void expectGivenBack(Supplier<List<String>> holdings) throws Exception {
    openUseAndClose();
    List<String> before = holdings.get();
    for (int i = 0; i < 5; i++) {
      openUseAndClose();
    }
    Holdings.expectAtMost(before.size(), before, holdings, patience());
  }

  /** What its caller still has open is closed after it. */
  private void openUseAndClose() throws IOException {
    StorageDriver driver = scene.open("passing");
    Content fresh = content(content.size());
    Digest digest = push(driver, fresh);
    driver.links().write(tag("latest"), digest);
    BlobUpload upload = begin(driver);
    fresh.first(KIB).appendTo(upload);
    ReadableByteChannel channel = driver.blobs().open(digest, ByteRange.all(fresh.size()));
    channel.read(ByteBuffer.allocate(100));
    driver.close();
    channel.close();
    letGo(upload);
  }
}
