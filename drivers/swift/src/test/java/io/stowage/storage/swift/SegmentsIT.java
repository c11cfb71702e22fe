// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import static io.stowage.storage.swift.Place.bytes;
import static io.stowage.storage.swift.Place.pull;
import static io.stowage.storage.swift.Place.push;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.object.Body;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blobs of several segments: what they are made of, and what becomes of that. */
class SegmentsIT {
  private static final byte[] LARGE = bytes(1, (3 << 20) + 5);
  private static final String[] SMALL_SEGMENTS = {"chunksize", "1MiB"};

  private static Instant inAnHour() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  @ParameterizedTest
  @EnumSource
  void aBlobIsMadeOfTheSegmentsOfItsUploadWhichAreNotSwept(Store store) throws IOException {
    try (Place place = new Place(store)) {
      StorageDriver driver = place.open(SMALL_SEGMENTS);

      Digest digest = push(driver, LARGE);

      assertThat(place.keys())
          .hasSize(6)
          .contains(Store.data(digest))
          .filteredOn(key -> key.matches("_stowage/content/.*/part-\\d+-.*"))
          .hasSize(4);
      assertThat(driver.uploads().sweep(inAnHour(), false)).isZero();
      assertThat(pull(driver, digest)).isEqualTo(LARGE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSegmentsOfADeletedBlobAreSwept(Store store) throws IOException {
    try (Place place = new Place(store)) {
      StorageDriver driver = place.open(SMALL_SEGMENTS);
      Digest digest = push(driver, LARGE);

      driver.blobs().delete(digest);

      assertThat(driver.uploads().sweep(inAnHour(), false)).isOne();
      assertThat(place.keys()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSegmentsOfABlobThatWasReplacedAreSwept(Store store) throws IOException {
    try (Place place = new Place(store)) {
      StorageDriver driver = place.open(SMALL_SEGMENTS);
      Digest digest = push(driver, LARGE);
      String data = place.absolute(Store.data(digest));
      place.bucket().objects().put(data, Body.of(ByteBuffer.wrap(new byte[10])));

      push(driver, LARGE);

      assertThat(place.keys()).hasSize(11);
      assertThat(driver.uploads().sweep(inAnHour(), false)).isOne();
      assertThat(place.keys()).hasSize(6);
      assertThat(pull(driver, digest)).isEqualTo(LARGE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatOneModeCommittedTheOtherReads(Store store) throws IOException {
    try (Place place = new Place(store)) {
      StorageDriver copies = place.open("chunksize", "1MiB", "commit", "copy");
      StorageDriver pointers = place.open("chunksize", "1MiB", "commit", "pointer");

      Digest one = push(copies, LARGE);
      Digest other = push(pointers, bytes(2, 3 << 20));

      assertThat(pull(pointers, one)).isEqualTo(LARGE);
      assertThat(pull(copies, other)).isEqualTo(bytes(2, 3 << 20));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anybodyMayFetchABlobByItsUrl(Store store) throws IOException {
    try (Place place = new Place(store)) {
      StorageDriver driver = place.open(SMALL_SEGMENTS);
      Digest digest = push(driver, LARGE);

      URI url = driver.directAccess().orElseThrow().url(digest, Duration.ofMinutes(5));
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setRequestProperty("Range", "bytes=2000000-2000009");

      assertThat(connection.getResponseCode()).isEqualTo(206);
      assertThat(connection.getInputStream().readAllBytes())
          .isEqualTo(Arrays.copyOfRange(LARGE, 2_000_000, 2_000_010));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUrlWhoseTimeIsOverIsRefused(Store store) throws IOException {
    try (Place place = new Place(store)) {
      StorageDriver driver = place.open();
      Digest digest = push(driver, bytes(3, 10));

      URI url = driver.directAccess().orElseThrow().url(digest, Duration.ofMinutes(-5));
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();

      assertThat(connection.getResponseCode()).isEqualTo(401);
    }
  }
}
