// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static io.stowage.storage.azure.Place.MIB;
import static io.stowage.storage.azure.Pushes.APP;
import static io.stowage.storage.azure.Pushes.bytes;
import static io.stowage.storage.azure.Pushes.digest;
import static io.stowage.storage.azure.Pushes.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Uploads of several parts that pass between instances, are read back, given up and left behind.
 */
class LargeUploadIT {
  private static final byte[] LARGE = bytes(11 * MIB + 5);
  private static final int FIRST = 5 * MIB + 1;

  private final Place place = new Place();

  @AfterEach
  void close() {
    place.close();
  }

  private static UploadKey leave(StorageDriver driver, int size) throws StorageException {
    try (BlobUpload upload = BlobUpload.begin(driver, APP, DigestAlgorithm.SHA256)) {
      upload.append(ByteBuffer.wrap(LARGE, 0, size));
      return upload.key();
    }
  }

  private static BlobUpload resume(StorageDriver driver, UploadKey key) throws StorageException {
    return BlobUpload.resume(driver, key, DigestAlgorithm.SHA256, null);
  }

  private static ByteBuffer rest(BlobUpload upload) {
    return ByteBuffer.wrap(LARGE, (int) upload.size(), LARGE.length - (int) upload.size());
  }

  @Test
  void anotherInstanceGoesOnBehindTheLastByteThatIsDurable() throws IOException {
    UploadKey key = leave(place.open(), FIRST);
    StorageDriver there = place.open();

    try (BlobUpload upload = resume(there, key)) {
      assertThat(upload.size()).isEqualTo(FIRST);
      upload.append(rest(upload));
      upload.commit(digest(LARGE));
    }

    assertThat(pull(there, digest(LARGE))).isEqualTo(LARGE);
    assertThat(place.keys()).hasSize(1);
    assertThat(place.unfinished()).isZero();
  }

  @Test
  void whatWasReadBackCanBeAppendedTo() throws IOException {
    StorageDriver driver = place.open();
    UploadKey key = leave(driver, FIRST);

    try (BlobUpload upload = resume(driver, key)) {
      assertThat(upload.checkpoint().digest()).isEqualTo(digest(Arrays.copyOf(LARGE, FIRST)));
    }
    try (BlobUpload upload = resume(driver, key)) {
      assertThat(upload.size()).isEqualTo(FIRST);
      upload.append(rest(upload));
      upload.commit(digest(LARGE));
    }

    assertThat(pull(driver, digest(LARGE))).isEqualTo(LARGE);
  }

  @Test
  void ofTwoThatSendPartsTheLaterIsInConflictAndHarmsNothing() throws IOException {
    UploadKey key = leave(place.open(), FIRST);
    StorageDriver there = place.open();
    try (BlobUpload first = resume(place.open(), key)) {
      BlobUpload later = resume(there, key);
      first.append(rest(first));

      assertThatThrownBy(() -> later.append(ByteBuffer.allocate(6 * MIB)))
          .isInstanceOf(StorageException.Conflict.class);
      assertThatThrownBy(later::close).isInstanceOf(StorageException.Conflict.class);
      first.commit(digest(LARGE));
    }

    assertThat(pull(there, digest(LARGE))).isEqualTo(LARGE);
  }

  @Test
  void discardingByAHandleOfBeforeDoesNotHarmABlobThatWasMadeOfTheUpload() throws IOException {
    StorageDriver driver = place.open("commit", "pointer");
    UploadKey key = leave(driver, FIRST);
    BlobUpload before = resume(driver, key);
    try (BlobUpload upload = resume(place.open("commit", "pointer"), key)) {
      upload.append(rest(upload));
      upload.commit(digest(LARGE));
    }

    before.discard();
    before.close();

    assertThat(pull(driver, digest(LARGE))).isEqualTo(LARGE);
  }

  @Test
  void discardingRemovesPartsAndAll() throws IOException {
    StorageDriver driver = place.open();
    UploadKey key = leave(driver, FIRST);

    try (BlobUpload upload = resume(driver, key)) {
      upload.discard();
    }

    assertThat(place.keys()).isEmpty();
    assertThat(place.unfinished()).isZero();
  }

  @Test
  void partsOfAnUploadThatIsGoneAreSweptByAge() throws IOException {
    StorageDriver driver = place.open();
    UploadKey key = leave(driver, FIRST);
    place.delete("repositories/" + APP + "/_uploads/" + key.id() + "/startedat");

    assertThat(driver.uploads().sweep(Instant.now().minus(Duration.ofHours(1)), false)).isZero();
    assertThat(driver.uploads().sweep(Instant.now().plus(Duration.ofHours(1)), false))
        .isGreaterThanOrEqualTo(2);

    assertThat(place.keys()).isEqualTo(List.of());
    assertThat(place.unfinished()).isZero();
  }
}
