// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static io.stowage.storage.azure.Place.MIB;
import static io.stowage.storage.azure.Pushes.bytes;
import static io.stowage.storage.azure.Pushes.digest;
import static io.stowage.storage.azure.Pushes.pull;
import static io.stowage.storage.azure.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blobs larger than a part, by copies and by pointers. */
class CommitModesIT {
  private static final byte[] LARGE = bytes(7 * MIB + 5);
  private static final String DATA =
      "blobs/sha256/" + digest(LARGE).hex().substring(0, 2) + '/' + digest(LARGE).hex() + "/data";

  private final Place place = new Place();

  @AfterEach
  void close() {
    place.close();
  }

  private static Instant inAnHour() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "pointer"})
  void whatOneModeCommittedTheOtherReads(String mode) throws IOException {
    Digest digest = push(place.open("commit", mode), LARGE);

    StorageDriver other = place.open("commit", mode.equals("copy") ? "pointer" : "copy");

    assertThat(pull(other, digest)).isEqualTo(LARGE);
    assertThat(other.blobs().list(null, 10).items()).containsExactly(digest);
  }

  @Test
  void aCopyLeavesNothingButTheData() throws IOException {
    push(place.open(), LARGE);

    assertThat(place.keys()).containsExactly(DATA);
    assertThat(place.unfinished()).isZero();
  }

  @Test
  void aPointerStandsWhereTheDataWouldBeAndItsContentIsNotSwept() throws IOException {
    StorageDriver driver = place.open("commit", "pointer");

    Digest digest = push(driver, LARGE);

    assertThat(place.keys()).hasSize(3).contains(DATA.replace("/data", "/pointer"));
    assertThat(driver.uploads().sweep(inAnHour(), false)).isZero();
    assertThat(pull(driver, digest)).isEqualTo(LARGE);
  }

  @Test
  void theContentOfADeletedPointerIsSwept() throws IOException {
    StorageDriver driver = place.open("commit", "pointer");
    Digest digest = push(driver, LARGE);

    driver.blobs().delete(digest);

    assertThat(driver.blobs().stat(digest)).isEmpty();
    assertThat(driver.uploads().sweep(inAnHour(), true)).isOne();
    assertThat(driver.uploads().sweep(Instant.EPOCH, false)).isZero();
    assertThat(driver.uploads().sweep(inAnHour(), false)).isOne();
    assertThat(place.keys()).isEmpty();
  }

  @Test
  void damagedContentBehindAPointerHealsByEitherMode() throws IOException {
    for (String mode : new String[] {"copy", "pointer"}) {
      StorageDriver driver = place.open("commit", "pointer");
      Digest digest = push(driver, LARGE);
      String content =
          place.keys().stream().filter(key -> key.startsWith("_stowage")).findFirst().orElseThrow();
      place.write(content, new byte[10]);
      assertThat(driver.blobs().stat(digest).orElseThrow().size()).isEqualTo(10);

      push(place.open("commit", mode), LARGE);

      assertThat(pull(driver, digest)).isEqualTo(LARGE);
      driver.blobs().delete(digest);
      driver.uploads().sweep(inAnHour(), false);
    }
  }

  @Test
  void damagedDataHealsByAPointer() throws IOException {
    StorageDriver driver = place.open("commit", "pointer");
    place.write(DATA, new byte[10]);

    Digest digest = push(driver, LARGE);

    assertThat(pull(driver, digest)).isEqualTo(LARGE);
    assertThat(place.keys()).doesNotContain(DATA);
  }

  @Test
  void pushingWhatIsThereKeepsItAndLeavesNothing() throws IOException {
    StorageDriver driver = place.open("commit", "pointer");
    push(driver, LARGE);

    push(driver, LARGE);

    assertThat(place.keys()).hasSize(3);
    assertThat(place.unfinished()).isZero();
  }
}
