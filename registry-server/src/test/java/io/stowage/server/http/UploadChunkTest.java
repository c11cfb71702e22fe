// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.assertError;
import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadChunkTest extends UploadFixture {

  @Test
  void chunksFollowEachOther() {
    String begun = location(registry.post(UPLOADS));

    HttpResponse<byte[]> first =
        registry.patch(begun, Arrays.copyOfRange(CONTENT, 0, 5), "Content-Range", "0-4");
    HttpResponse<byte[]> second =
        registry.patch(
            location(first), Arrays.copyOfRange(CONTENT, 5, 9), "Content-Range", "bytes 5-8/12");
    HttpResponse<byte[]> last =
        registry.put(
            location(second) + "&digest=" + DIGEST,
            Arrays.copyOfRange(CONTENT, 9, 12),
            "Content-Range",
            "9-11");

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(header(first, "Range")).isEqualTo("0-4");
    assertThat(header(second, "Range")).isEqualTo("0-8");
    assertThat(header(second, "Docker-Upload-UUID")).isNotEmpty();
    assertCreated(last, DIGEST);
    assertStored(DIGEST, CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6-10", "4-8", "0-4", "9-5", "x-y", "5"})
  void aChunkOutOfOrderIsRefusedAndTheUploadStays(String range) {
    String begun = location(registry.post(UPLOADS));
    String upload = location(registry.patch(begun, Arrays.copyOf(CONTENT, 5)));

    assertError(registry.patch(upload, new byte[5], "Content-Range", range), 416, "RANGE_INVALID");
    assertError(
        registry.send(
            "PATCH",
            upload,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5])),
            "Content-Range",
            range),
        416,
        "RANGE_INVALID");
    assertError(
        registry.put(upload + "&digest=" + DIGEST, new byte[5], "Content-Range", range),
        416,
        "RANGE_INVALID");

    HttpResponse<byte[]> status = registry.get(upload);
    assertThat(status.statusCode()).isEqualTo(204);
    assertThat(header(status, "Range")).isEqualTo("0-4");
    HttpResponse<byte[]> put =
        registry.put(location(status) + "&digest=" + DIGEST, Arrays.copyOfRange(CONTENT, 5, 12));
    assertCreated(put, DIGEST);
  }

  @Test
  void aChunkOutOfOrderIsRefusedWithoutState() {
    String begun = location(registry.post(UPLOADS));
    String bare = begun.substring(0, begun.indexOf('?'));

    assertError(registry.patch(bare, new byte[5], "Content-Range", "3-7"), 416, "RANGE_INVALID");
    assertThat(registry.patch(bare, new byte[5], "Content-Range", "0-4").statusCode())
        .isEqualTo(202);
  }

  @Test
  void aStateThatIsOutOfDateIsRefusedAndTheUploadStays() {
    String begun = location(registry.post(UPLOADS));
    registry.patch(begun, CONTENT);

    assertError(registry.patch(begun, CONTENT), 416, "RANGE_INVALID");

    assertThat(header(registry.get(begun), "Range")).isEqualTo("0-11");
  }

  @Test
  void aLengthOtherThanTheRangeIsRefused() {
    String upload = location(registry.post(UPLOADS));

    HttpResponse<byte[]> response = registry.patch(upload, new byte[7], "Content-Range", "0-4");

    assertError(response, 400, "SIZE_INVALID");
    assertThat(header(registry.get(upload), "Range")).isEqualTo("0--1");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void aStreamOfAnotherLengthThanItsRangeIsRefused(int length) {
    String upload = location(registry.post(UPLOADS));

    HttpResponse<byte[]> response =
        registry.send(
            "PATCH",
            upload,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])),
            "Content-Range",
            "0-4");

    assertError(response, 400, "SIZE_INVALID");
    assertThat(registry.get(upload).statusCode()).isEqualTo(204);
  }

  @Test
  void theStatusTellsNoBytesFromOne() {
    String empty = location(registry.post(UPLOADS));
    String one = location(registry.patch(empty, new byte[1]));
    String other = location(registry.post(UPLOADS));

    assertThat(header(registry.get(one), "Range")).isEqualTo("0-0");
    assertThat(registry.get(other).statusCode()).isEqualTo(204);
    assertThat(header(registry.get(other), "Range")).isEqualTo("0--1");
  }

  @Test
  void anEmptyChunkIsAnsweredAsDockerReadsIt() {
    HttpResponse<byte[]> response = registry.patch(location(registry.post(UPLOADS)), new byte[0]);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(header(response, "Range")).isEqualTo("0-0");
  }
}
