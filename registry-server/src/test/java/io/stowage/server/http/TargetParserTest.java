// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.registry.UploadId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetParserTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final Digest DIGEST = Digest.parse("sha256:" + HEX);

  private final TargetParser parser = new TargetParser("/");

  @Test
  void readsTheBaseWithAndWithoutItsSlash() {
    assertThat(parser.parse("/v2/")).isEqualTo(new Target.Base());
    assertThat(parser.parse("/v2")).isEqualTo(new Target.Base());
  }

  @Test
  void readsTheCatalog() {
    assertThat(parser.parse("/v2/_catalog")).isEqualTo(new Target.Catalog());
  }

  @Test
  void readsTheResourcesOfARepository() {
    RepositoryName name = RepositoryName.parse("library/alpine");

    assertThat(parser.parse("/v2/library/alpine/tags/list")).isEqualTo(new Target.Tags(name));
    assertThat(parser.parse("/v2/library/alpine/manifests/3.19"))
        .isEqualTo(new Target.Manifest(name, Tag.parse("3.19")));
    assertThat(parser.parse("/v2/library/alpine/manifests/" + DIGEST))
        .isEqualTo(new Target.Manifest(name, DIGEST));
    assertThat(parser.parse("/v2/library/alpine/referrers/" + DIGEST))
        .isEqualTo(new Target.Referrers(name, DIGEST));
    assertThat(parser.parse("/v2/library/alpine/blobs/" + DIGEST))
        .isEqualTo(new Target.Blob(name, DIGEST));
    assertThat(parser.parse("/v2/library/alpine/blobs/uploads/abc"))
        .isEqualTo(new Target.Upload(name, UploadId.parse("abc")));
  }

  @Test
  void readsWhereUploadsBeginWithAndWithoutItsSlash() {
    Target expected = new Target.Uploads(RepositoryName.parse("a"));

    assertThat(parser.parse("/v2/a/blobs/uploads/")).isEqualTo(expected);
    assertThat(parser.parse("/v2/a/blobs/uploads")).isEqualTo(expected);
  }

  @Test
  void readsNamesThatHoldTheWordsOfTheRoutes() {
    assertThat(parser.parse("/v2/a/blobs/b/manifests/blobs"))
        .isEqualTo(new Target.Manifest(RepositoryName.parse("a/blobs/b"), Tag.parse("blobs")));
    assertThat(parser.parse("/v2/a/blobs/uploads/blobs/" + DIGEST))
        .isEqualTo(new Target.Blob(RepositoryName.parse("a/blobs/uploads"), DIGEST));
    assertThat(parser.parse("/v2/manifests/tags/tags/list"))
        .isEqualTo(new Target.Tags(RepositoryName.parse("manifests/tags")));
    assertThat(parser.parse("/v2/a/manifests/manifests/list"))
        .isEqualTo(new Target.Manifest(RepositoryName.parse("a/manifests"), Tag.parse("list")));
  }

  @Test
  void decodesOrdinaryCharactersOnce() {
    assertThat(parser.parse("/v2/%61/blobs/sha256%3a" + HEX))
        .isEqualTo(new Target.Blob(RepositoryName.parse("a"), DIGEST));
    assertThatThrownBy(() -> parser.parse("/v2/a/blobs/sha256%253A" + HEX))
        .isInstanceOf(InvalidReferenceException.class);
  }

  @Test
  void standsBehindItsPrefix() {
    TargetParser prefixed = new TargetParser("/hub/");

    assertThat(prefixed.covers("/v2/")).isFalse();
    assertThat(prefixed.covers("/hub/v2/")).isTrue();
    assertThat(prefixed.parse("/hub/v2/_catalog")).isEqualTo(new Target.Catalog());
  }

  @Test
  void coversItsOwnPathsAlone() {
    assertThat(parser.covers("/v2")).isTrue();
    assertThat(parser.covers("/v2/x")).isTrue();
    assertThat(parser.covers("/v21/x")).isFalse();
    assertThat(parser.covers("/V2/")).isFalse();
    assertThat(parser.covers("/")).isFalse();
    assertThat(parser.covers("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/a%2fb/tags/list",
        "/v2/a/manifests/..%2F..%2Fetc",
        "/v2/a/manifests/%00",
        "/v2/a/manifests/%",
        "/v2/a/manifests/%4",
        "/v2/a/manifests/%4G",
        "/v2/a/manifests/%zz",
        "/v2/a/manifests/%c3%a4",
        "/v2/a",
        "/v2//",
        "/v2/a/tags/list/",
        "/v2/a/tags",
        "/v2/_catalog/x",
        "/v2/a/manifests/x/y",
      })
  void knowsNoOtherForm(String path) {
    assertThat(parser.parse(path)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2//a/tags/list",
        "/v2/a//b/tags/list",
        "/v2/../a/tags/list",
        "/v2/a/../b/tags/list",
        "/v2/a/%2e%2e/b/tags/list",
        "/v2/./tags/list",
        "/v2/tags/list",
        "/v2/A/tags/list",
        "/v2/a/_uploads/tags/list",
        "/v2/\u0000/tags/list",
        "/v2/a/manifests//manifests/latest",
        "/v2/blobs/uploads/",
      })
  void refusesWhatIsNoName(String path) {
    assertThatThrownBy(() -> parser.parse(path))
        .isInstanceOfSatisfying(
            InvalidReferenceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NAME_INVALID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/a/manifests/",
        "/v2/a/manifests/..",
        "/v2/a/manifests/.x",
        "/v2/a/manifests/%25",
      })
  void refusesWhatIsNoTag(String path) {
    assertThatThrownBy(() -> parser.parse(path))
        .isInstanceOfSatisfying(
            InvalidReferenceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TAG_INVALID));
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> parser.parse("/v2/" + "a".repeat(10_000) + "/tags/list"))
        .isInstanceOf(InvalidReferenceException.class);
    assertThatThrownBy(() -> parser.parse("/v2/a/manifests/" + "a".repeat(10_000)))
        .isInstanceOf(InvalidReferenceException.class);
    assertThatThrownBy(() -> parser.parse("/v2/a/blobs/uploads/" + "a".repeat(10_000)))
        .isInstanceOf(InvalidReferenceException.class);
  }
}
