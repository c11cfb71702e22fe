// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.Place.MIB;
import static io.stowage.storage.oss.Place.bytes;
import static io.stowage.storage.oss.Place.digest;
import static io.stowage.storage.oss.Place.pull;
import static io.stowage.storage.oss.Place.push;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blobs larger than a part, by copies, by symbolic links and by pointers. */
class CommitModesTest {
  private static final byte[] LARGE = bytes(1, 23 * MIB + 5);
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
  @CsvSource({"copy, symlink", "symlink, pointer", "pointer, copy"})
  void whatOneModeCommittedAnotherReads(String one, String another) throws IOException {
    Digest digest = push(place.open("commit", one), LARGE);

    StorageDriver reader = place.open("commit", another);

    assertThat(pull(reader, digest)).isEqualTo(LARGE);
    assertThat(reader.blobs().list(null, 10).items()).containsExactly(digest);
  }

  @Test
  void aCopyInPartsLeavesNothingButTheData() throws IOException {
    StorageDriver driver =
        place.open("multipartcopythresholdsize", "5MiB", "multipartcopychunksize", "5MiB");

    Digest digest = push(driver, LARGE);

    assertThat(pull(driver, digest)).isEqualTo(LARGE);
    assertThat(place.keys()).containsExactly(DATA);
    assertThat(place.unfinished()).isZero();
  }

  @Test
  void aSymlinkStandsWhereTheDataWouldBeAndItsContentIsNotSwept() throws IOException {
    StorageDriver driver = place.open("commit", "symlink");

    Digest digest = push(driver, LARGE);

    assertThat(place.keys()).hasSize(3).contains(DATA);
    assertThat(driver.uploads().sweep(inAnHour(), false)).isZero();
    assertThat(pull(driver, digest)).isEqualTo(LARGE);
  }

  @Test
  void theContentOfADeletedSymlinkIsSwept() throws IOException {
    StorageDriver driver = place.open("commit", "symlink");
    Digest digest = push(driver, LARGE);

    driver.blobs().delete(digest);

    assertThat(driver.blobs().stat(digest)).isEmpty();
    assertThat(driver.uploads().sweep(inAnHour(), true)).isOne();
    assertThat(driver.uploads().sweep(Instant.EPOCH, false)).isZero();
    assertThat(driver.uploads().sweep(inAnHour(), false)).isOne();
    assertThat(place.keys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "symlink, copy",
    "symlink, symlink",
    "symlink, pointer",
    "pointer, symlink",
    "copy, symlink"
  })
  void damagedContentHealsByAnyMode(String before, String after) throws IOException {
    StorageDriver driver = place.open("commit", before);
    Digest digest = push(driver, LARGE);
    String content =
        place.keys().stream()
            .filter(key -> key.startsWith("_stowage") && key.endsWith("/data"))
            .findFirst()
            .orElse(DATA);
    place.write(content, new byte[10]);
    assertThat(driver.blobs().stat(digest).orElseThrow().size()).isEqualTo(10);

    push(place.open("commit", after), LARGE);
    driver.uploads().sweep(inAnHour(), false);

    assertThat(pull(driver, digest)).isEqualTo(LARGE);
  }

  @Test
  void pushingWhatIsThereKeepsItAndLeavesNothing() throws IOException {
    StorageDriver driver = place.open("commit", "symlink");
    push(driver, LARGE);

    push(driver, LARGE);

    assertThat(place.keys()).hasSize(3);
    assertThat(place.unfinished()).isZero();
  }
}
