// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Tag;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An OSD that hangs or is gone: calls fail in time, and succeed again when it is back. */
class OutageIT {
  private static final String OSD = "osd.0";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Twice the timeout, and what a busy machine adds. */
  private static final Duration BOUND = Duration.ofSeconds(15);

  private static CephCluster cluster;

  private final byte[] content = Fixture.bytes(9 * Fixture.MIB + 7);
  private StorageDriver driver;

  @BeforeAll
  static void start() {
    cluster = CephCluster.start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void open() throws StorageException {
    Map<String, String> parameters = cluster.parameters();
    parameters.put("operationtimeout", TIMEOUT.toSeconds() + "s");
    driver = Fixture.open(parameters);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private static void expectUnavailableInTime(ThrowingCallable call) {
    Instant start = Instant.now();
    assertThatThrownBy(call).isInstanceOf(StorageException.Unavailable.class);
    assertThat(Duration.between(start, Instant.now())).isLessThan(BOUND);
  }

  @Test
  void callsFailInTimeWhileTheOsdHangsAndWorkAfterwards() throws Exception {
    Digest digest = Fixture.push(driver, content);
    LinkKey.Tagged tag = new LinkKey.Tagged(Fixture.REPOSITORY, Tag.parse("latest"));

    cluster.hang(OSD);
    try {
      expectUnavailableInTime(driver::probe);
      expectUnavailableInTime(() -> Fixture.pull(driver, digest));
      expectUnavailableInTime(() -> Fixture.push(driver, content));
      expectUnavailableInTime(() -> driver.links().write(tag, digest));
      expectUnavailableInTime(() -> driver.uploads().sweep(Instant.EPOCH, true));
    } finally {
      cluster.signal(OSD, "CONT");
    }

    eventually(driver::probe);
    assertThat(Fixture.pull(driver, digest)).isEqualTo(content);
    Fixture.push(driver, Fixture.bytes(5 * Fixture.MIB));
  }

  /** Writes of before the outage may still be made when it is over, in any number. */
  private interface Step {
    void run() throws Exception;
  }

  private static void eventually(Step step) throws Exception {
    for (int i = 0; i < 20; i++) {
      try {
        step.run();
        return;
      } catch (StorageException.Unavailable e) {
        // each try waits for the timeout itself
      }
    }
    step.run();
  }

  @Test
  void aCommitThatWasGivenUpCanBeMadeAgain() throws Exception {
    Digest digest = Fixture.digest(content);
    BlobUpload upload = Fixture.begin(driver);
    upload.append(ByteBuffer.wrap(content));
    cluster.hang(OSD);
    try {
      expectUnavailableInTime(() -> upload.commit(digest));
      upload.close();
    } finally {
      cluster.signal(OSD, "CONT");
    }
    eventually(driver::probe);

    try (BlobUpload again = Fixture.resume(driver, upload.key())) {
      int kept = (int) again.size();
      again.append(ByteBuffer.wrap(content, kept, content.length - kept));
      again.commit(digest);
    }

    assertThat(Fixture.pull(driver, digest)).isEqualTo(content);
    assertThat(driver.uploads().list(null, 10).items()).isEmpty();
    assertThat(driver.uploads().sweep(Instant.now().plusSeconds(3600), true)).isZero();
  }

  @Test
  void aSmallCommitThatWasGivenUpCanBeMadeAgain() throws Exception {
    byte[] small = Fixture.bytes(1000);
    try (BlobUpload upload = Fixture.begin(driver)) {
      upload.append(ByteBuffer.wrap(small));

      cluster.hang(OSD);
      try {
        expectUnavailableInTime(() -> upload.commit(Fixture.digest(small)));
      } finally {
        cluster.signal(OSD, "CONT");
      }
      eventually(driver::probe);
      upload.commit(Fixture.digest(small));
    }

    assertThat(Fixture.pull(driver, Fixture.digest(small))).isEqualTo(small);
  }

  @Test
  void anUploadOutlivesAnOsdThatIsStartedAgain() throws Exception {
    BlobUpload upload = Fixture.begin(driver);
    upload.append(ByteBuffer.wrap(content, 0, 5 * Fixture.MIB));
    upload.close();

    cluster.stop(OSD);
    expectUnavailableInTime(() -> Fixture.resume(driver, upload.key()));
    cluster.restart(OSD);
    eventually(driver::probe);

    try (BlobUpload resumed = Fixture.resume(driver, upload.key())) {
      int kept = (int) resumed.size();
      assertThat(kept).isEqualTo(5 * Fixture.MIB);
      resumed.append(ByteBuffer.wrap(content, kept, content.length - kept));
      resumed.commit(Fixture.digest(content));
    }
    assertThat(Fixture.pull(driver, Fixture.digest(content))).isEqualTo(content);
  }

  @Test
  void aCallerThatIsInterruptedGivesUp() throws Exception {
    VerifiedContent small = VerifiedContent.hash(DigestAlgorithm.SHA256, content);
    cluster.hang(OSD);
    try {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> driver.blobs().put(small))
          .isInstanceOf(StorageException.Unavailable.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      cluster.signal(OSD, "CONT");
    }
    eventually(driver::probe);
  }

  @Test
  void aDriverCanBeClosedWhileTheOsdHangs() throws Exception {
    BlobUpload upload = Fixture.begin(driver);
    upload.append(ByteBuffer.wrap(content));
    cluster.hang(OSD);
    Instant start = Instant.now();
    try {
      driver.close();

      assertThat(Duration.between(start, Instant.now())).isLessThan(BOUND);
    } finally {
      cluster.signal(OSD, "CONT");
    }
  }
}
