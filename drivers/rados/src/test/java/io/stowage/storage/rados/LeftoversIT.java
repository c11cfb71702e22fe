// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StagedUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the pool after work that ended well, that broke off, and that was damaged. */
class LeftoversIT {
  private final Instant later = Instant.now().plus(Duration.ofHours(1));

  @TempDir Path directory;

  private final String namespace = UUID.randomUUID().toString();
  private final byte[] content = Fixture.bytes(9 * Fixture.MIB);
  private StorageDriver driver;

  @BeforeEach
  void open() throws StorageException {
    driver = Fixture.open(CephCluster.shared().parameters(namespace));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private List<String> objects() {
    return CephCluster.shared().rados(namespace, "ls").lines().sorted().toList();
  }

  private List<String> chunks() {
    return objects().stream().filter(name -> name.startsWith("chunk:")).toList();
  }

  private void put(String object, byte[] bytes) throws Exception {
    Path file = Files.write(directory.resolve("bytes"), bytes);
    CephCluster.shared().rados(namespace, "put", object, file.toString());
  }

  @Test
  void aChunkThatNobodyRefersToIsSweptWhenItIsOld() throws Exception {
    Fixture.push(driver, content);
    put("chunk:" + UUID.randomUUID() + ":0", Fixture.bytes(10));
    put("chunk:" + UUID.randomUUID() + ":7", Fixture.bytes(10));

    assertThat(driver.uploads().sweep(Instant.now().minus(Duration.ofHours(1)), false)).isZero();
    assertThat(driver.uploads().sweep(later, true)).isEqualTo(2);
    assertThat(driver.uploads().sweep(later, false)).isEqualTo(2);

    assertThat(chunks()).hasSize(3);
    assertThat(Fixture.pull(driver, Fixture.digest(content))).isEqualTo(content);
  }

  @Test
  void theChunksOfAnUploadThatIsDiscardedAreRemoved() throws Exception {
    BlobUpload upload = Fixture.begin(driver);
    upload.append(ByteBuffer.wrap(content));
    upload.close();
    assertThat(chunks()).hasSize(3);

    try (StagedUpload staged = driver.uploads().resume(upload.key())) {
      staged.discard();
    }

    assertThat(chunks()).isEmpty();
  }

  @Test
  void theChunksOfABlobThatIsDeletedAreRemoved() throws Exception {
    Digest digest = Fixture.push(driver, content);

    driver.blobs().delete(digest);

    assertThat(chunks()).isEmpty();
    assertThat(driver.blobs().list(null, 10).items()).isEmpty();
  }

  @Test
  void aSmallBlobIsInItsHeadHoweverItCame() throws Exception {
    byte[] small = Fixture.bytes(40_000);
    BlobUpload upload = Fixture.begin(driver);
    upload.append(ByteBuffer.wrap(small, 0, 10_000));
    upload.close();

    try (BlobUpload resumed = Fixture.resume(driver, upload.key())) {
      resumed.append(ByteBuffer.wrap(small, 10_000, 30_000));
      resumed.commit(Fixture.digest(small));
    }

    assertThat(chunks()).isEmpty();
    assertThat(objects()).contains("blob:" + Fixture.digest(small));
    assertThat(Fixture.pull(driver, Fixture.digest(small))).isEqualTo(small);
  }

  @Test
  void aBlobThatLostAChunkHealsOnTheNextPush() throws Exception {
    Digest digest = Fixture.push(driver, content);
    CephCluster.shared().rados(namespace, "rm", chunks().get(1));
    assertThatThrownBy(() -> Fixture.pull(driver, digest))
        .isInstanceOf(StorageException.Corrupt.class);

    Fixture.push(driver, content);

    assertThat(Fixture.pull(driver, digest)).isEqualTo(content);
    assertThat(chunks()).hasSize(3);
  }

  @Test
  void aBlobWithAChunkThatIsCutShortHealsOnTheNextPush() throws Exception {
    Digest digest = Fixture.push(driver, content);
    CephCluster.shared().rados(namespace, "truncate", chunks().get(0), "1000");
    assertThatThrownBy(() -> Fixture.pull(driver, digest))
        .isInstanceOf(StorageException.Corrupt.class);

    Fixture.push(driver, content);

    assertThat(Fixture.pull(driver, digest)).isEqualTo(content);
  }

  @Test
  void aHeadThatMakesNoSenseHealsOnTheNextPush() throws Exception {
    Digest digest = Fixture.push(driver, content);
    CephCluster.shared().rados(namespace, "setxattr", "blob:" + digest, "form", "chunks many");
    assertThatThrownBy(() -> driver.blobs().stat(digest))
        .isInstanceOf(StorageException.Corrupt.class);

    Fixture.push(driver, content);

    assertThat(Fixture.pull(driver, digest)).isEqualTo(content);
  }

  @Test
  void aWriterWhoWasOvertakenChangesNothing() throws Exception {
    byte[] other = Fixture.bytes(content.length);
    BlobUpload late = Fixture.begin(driver);
    late.append(ByteBuffer.wrap(other, 0, 5 * Fixture.MIB));

    try (StorageDriver there = Fixture.open(CephCluster.shared().parameters(namespace));
        BlobUpload upload = Fixture.resume(there, late.key())) {
      int kept = (int) upload.size();
      assertThat(kept).isZero();
      upload.append(ByteBuffer.wrap(content));
      assertThatThrownBy(
              () -> {
                late.append(ByteBuffer.wrap(other, 5 * Fixture.MIB, 4 * Fixture.MIB));
                late.close();
              })
          .isInstanceOf(StorageException.Conflict.class);
      upload.commit(Fixture.digest(content));
    }

    assertThat(Fixture.pull(driver, Fixture.digest(content))).isEqualTo(content);
    assertThat(driver.uploads().sweep(later, true)).isZero();
  }
}
