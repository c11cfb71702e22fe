// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.Place.APP;
import static io.stowage.storage.oss.Place.MIB;
import static io.stowage.storage.oss.Place.bytes;
import static io.stowage.storage.oss.Place.digest;
import static io.stowage.storage.oss.Place.pull;
import static io.stowage.storage.oss.Place.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import io.stowage.storage.oss.server.Faults;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between a driver and the store. */
class FaultsTest {
  private static final byte[] LARGE = bytes(3, 23 * MIB + 5);

  private final Place place = new Place();
  private final Faults faults = Cloud.server().faults();

  @AfterEach
  void close() {
    faults.clear();
    place.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PutObject",
        "HeadObject",
        "InitiateMultipartUpload",
        "UploadPart",
        "CompleteMultipartUpload",
        "CopyObject",
        "DeleteMultipleObjects"
      })
  void aBusyStoreIsAskedAgain(String operation) throws IOException {
    StorageDriver driver = place.open();
    faults.answer(operation, 2, 503, "QpsLimitExceeded");

    Digest digest = push(driver, LARGE);

    assertThat(pull(driver, digest)).isEqualTo(LARGE);
    assertThat(place.unfinished()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "PutObject, DROPPED",
    "UploadPart, DROPPED",
    "CompleteMultipartUpload, DROPPED",
    "CopyObject, DROPPED",
    "PutObject, UNANSWERED",
    "UploadPart, UNANSWERED",
    "CompleteMultipartUpload, UNANSWERED",
    "CopyObject, UNANSWERED",
    "DeleteObject, UNANSWERED"
  })
  void aConnectionThatBreaksLosesNothing(String operation, Faults.Kind kind) throws IOException {
    StorageDriver driver = place.open();
    faults.happen(operation, 1, kind);

    Digest digest = push(driver, LARGE);

    assertThat(pull(driver, digest)).isEqualTo(LARGE);
  }

  @Test
  void aRecordWhoseAnswerWasLostIsKnownToBeOurs() throws IOException {
    StorageDriver driver = place.open();
    BlobUpload upload = BlobUpload.begin(driver, APP, DigestAlgorithm.SHA256);
    upload.append(ByteBuffer.wrap(LARGE, 0, 1000));
    faults.happen("PutObject", 1, Faults.Kind.UNANSWERED);
    upload.close();

    UploadKey key = upload.key();
    try (BlobUpload again = BlobUpload.resume(driver, key, DigestAlgorithm.SHA256, null)) {
      assertThat(again.size()).isEqualTo(1000);
    }
  }

  @Test
  void anAnswerThatIsCutOffIsNoEnd() throws IOException {
    StorageDriver driver = place.open();
    Digest digest = push(driver, LARGE);
    faults.happen("GetObject", 1, Faults.Kind.CUT);

    assertThatThrownBy(() -> pull(driver, digest)).isInstanceOf(StorageException.Unavailable.class);
  }

  @Test
  void askingEndsWithTheBudget() throws IOException {
    StorageDriver driver = place.open("retrybudget", "300ms");
    Digest digest = digest(LARGE);
    faults.answer("HeadObject", 1000, 503, "ServiceUnavailable");
    int before = Cloud.server().calls("HeadObject");

    assertThatThrownBy(() -> driver.blobs().stat(digest))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageContaining("ServiceUnavailable");
    assertThat(Cloud.server().calls("HeadObject") - before).isBetween(2, 10);
  }

  @Test
  void whatIsDeniedIsNotAskedAgain() throws IOException {
    StorageDriver driver = place.open();
    Digest digest = digest(LARGE);
    faults.answer("HeadObject", 1, 403, "AccessDenied");

    assertThatThrownBy(() -> driver.blobs().stat(digest))
        .isInstanceOf(StorageException.Denied.class);
  }
}
