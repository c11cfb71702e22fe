// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.MediaTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderParsingTest {
  private static final Digest DIGEST = Digest.parse("sha256:" + "0123456789abcdef".repeat(4));

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99, 0, 100",
    "bytes=500-, 500, 500",
    "bytes=-500, 500, 500",
    "bytes=-5000, 0, 1000",
    "bytes=999-5000, 999, 1",
    "BYTES=0-0, 0, 1",
    "bytes=0-99999999999999999999, 0, 1000",
  })
  void aRangeIsCutToTheContent(String header, long offset, long length) {
    assertThat(RequestedRange.of(header, 1000))
        .isEqualTo(new RequestedRange.Part(new ByteRange(offset, length)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=1000-",
        "bytes=500-0",
        "bytes=-0",
        "bytes=",
        "bytes=-",
        "bytes=x-y",
        "bytes=+1-2",
        "bytes=5",
        "bytes=99999999999999999999-",
      })
  void aRangeOutsideTheContentIsUnsatisfiable(String header) {
    assertThat(RequestedRange.of(header, 1000)).isEqualTo(new RequestedRange.Unsatisfiable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,4-5", "lines=1-2", "0-1"})
  void severalRangesAndOtherUnitsAreAnsweredWithTheWhole(String header) {
    assertThat(RequestedRange.of(header, 1000)).isEqualTo(new RequestedRange.Whole());
  }

  @ParameterizedTest
  @CsvSource({
    ", true",
    "bytes=0-99, true",
    "bytes=999-999, true",
    "bytes=500-, true",
    "bytes=-500, false",
    "bytes=500-1000, false",
    "bytes=1000-, false",
    "bytes=007-9, false",
    "'bytes=0-1,4-5', false",
  })
  void whichRangesAStorageReadsOtherwiseIsKnown(String header, boolean alike) {
    assertThat(RequestedRange.isAlikeEverywhere(header, 1000)).isEqualTo(alike);
  }

  @Test
  void noRangeAndEmptyContentAreAnsweredWithTheWhole() {
    assertThat(RequestedRange.of(null, 1000)).isEqualTo(new RequestedRange.Whole());
    assertThat(RequestedRange.of("bytes=0-99", 0)).isEqualTo(new RequestedRange.Whole());
  }

  @ParameterizedTest
  @CsvSource({"0-99, 0, 100", "5-5, 5, 1", "bytes 10-19/100, 10, 10", "Bytes 10-19/*, 10, 10"})
  void aChunksRangeIsRead(String header, long start, long length) {
    assertThat(ContentRange.parse(header)).contains(new ContentRange(start, length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "5-4", "a-b", "-5", "5-", "0x1-2", "0-99999999999999999999", "1 - 2"})
  void whatIsNoChunksRangeIsNone(String header) {
    assertThat(ContentRange.parse(header)).isEmpty();
  }

  @Test
  void anEntityTagIsFoundInAnyForm() {
    String tag = EntityTags.of(DIGEST);

    assertThat(EntityTags.noneMatchNames(tag, DIGEST)).isTrue();
    assertThat(EntityTags.noneMatchNames("W/" + tag, DIGEST)).isTrue();
    assertThat(EntityTags.noneMatchNames("\"x\", " + tag, DIGEST)).isTrue();
    assertThat(EntityTags.noneMatchNames(DIGEST.toString(), DIGEST)).isTrue();
    assertThat(EntityTags.noneMatchNames("*", DIGEST)).isTrue();
    assertThat(EntityTags.noneMatchNames("\"x\"", DIGEST)).isFalse();
    assertThat(EntityTags.noneMatchNames("\"", DIGEST)).isFalse();
    assertThat(EntityTags.noneMatchNames(null, DIGEST)).isFalse();
  }

  @Test
  void aRangeAppliesToThisContentAlone() {
    assertThat(EntityTags.rangeApplies(null, DIGEST)).isTrue();
    assertThat(EntityTags.rangeApplies(EntityTags.of(DIGEST), DIGEST)).isTrue();
    assertThat(EntityTags.rangeApplies("W/" + EntityTags.of(DIGEST), DIGEST)).isFalse();
    assertThat(EntityTags.rangeApplies("Wed, 21 Oct 2015 07:28:00 GMT", DIGEST)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        MediaTypes.DOCKER_LIST,
        "text/html, " + MediaTypes.DOCKER_LIST + ";q=0.5",
        "Application/Vnd.Docker.Distribution.Manifest.List.V2+JSON",
      })
  void aTypeIsAcceptedByNameAndByWildcard(String accept) {
    assertThat(AcceptedTypes.include(List.of(accept), MediaTypes.DOCKER_LIST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/*", MediaTypes.DOCKER_LIST + "; q=0.000", ""})
  void aTypeThatIsNotNamedIsNotAccepted(String accept) {
    assertThat(AcceptedTypes.include(List.of(accept), MediaTypes.DOCKER_LIST)).isFalse();
  }

  @Test
  void everyTypeIsAcceptedWithoutAHeader() {
    assertThat(AcceptedTypes.include(List.of(), MediaTypes.DOCKER_LIST)).isTrue();
  }

  @Test
  void theFirstProxysWordCounts() {
    String header = "for=192.0.2.1; Proto=https ;host=\"a.example:8443, x\", host=b;proto=http";

    assertThat(Forwarded.parameter(header, "proto")).isEqualTo("https");
    assertThat(Forwarded.parameter(header, "host")).isEqualTo("a.example:8443, x");
    assertThat(Forwarded.parameter("for=1, host=b", "host")).isNull();
    assertThat(Forwarded.parameter(null, "host")).isNull();
    assertThat(Forwarded.first("a.example , b.example")).isEqualTo("a.example");
  }
}
