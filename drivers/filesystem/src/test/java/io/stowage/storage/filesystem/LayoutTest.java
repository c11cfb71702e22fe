// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static io.stowage.storage.filesystem.Sample.APP;
import static io.stowage.storage.filesystem.Sample.DIGEST;
import static io.stowage.storage.filesystem.Sample.HELLO;
import static io.stowage.storage.filesystem.Sample.HEX;
import static io.stowage.storage.filesystem.Sample.LATEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies where, byte for byte as registry:2 has it. */
class LayoutTest {
  private static final String BLOB = "blobs/sha256/" + HEX.substring(0, 2) + '/' + HEX + "/data";
  private static final String REPOSITORY = "repositories/library/app/";

  @TempDir private Path root;
  private Path v2;
  private StorageDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = Sample.open(root);
    v2 = root.resolve("docker/registry/v2");
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aBlobIsOneFileOfItsBytes() throws IOException {
    driver.blobs().put(HELLO);

    assertThat(Sample.files(v2)).containsExactly(BLOB);
    assertThat(v2.resolve(BLOB)).hasContent("hello");
  }

  @Test
  void anUploadIsItsDataAndWhenItStarted() throws IOException {
    try (BlobUpload upload = Sample.begin(driver)) {
      upload.append(Sample.bytes("hel"));

      String uploads = REPOSITORY + "_uploads/" + upload.key().id();
      assertThat(Sample.files(v2)).containsExactly(uploads + "/data", uploads + "/startedat");
      assertThat(v2.resolve(uploads + "/data")).hasContent("hel");
      assertThat(Files.readString(v2.resolve(uploads + "/startedat")))
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }
  }

  @Test
  void aCommitMovesTheDataAndLeavesNothing() throws IOException {
    try (BlobUpload upload = Sample.begin(driver)) {
      upload.append(Sample.bytes("hello"));
      Object staged = key(upload);

      upload.commit(DIGEST);

      assertThat(Files.readAttributes(v2.resolve(BLOB), "fileKey").get("fileKey"))
          .isEqualTo(staged);
    }
    assertThat(Sample.files(v2)).containsExactly(BLOB);
    assertThat(v2.resolve(REPOSITORY + "_uploads")).isEmptyDirectory();
  }

  @Test
  void linksAreFilesOfADigestWithoutNewline() throws IOException {
    Digest other = Sample.content("other").digest();
    List.of(
            new LinkKey.Blob(APP, DIGEST),
            new LinkKey.Manifest(APP, DIGEST),
            new LinkKey.Referrer(APP, other, DIGEST))
        .forEach(key -> write(key, DIGEST));

    List<String> expected =
        List.of(
            REPOSITORY + "_layers/sha256/" + HEX + "/link",
            REPOSITORY + "_manifests/referrers/sha256/" + other.hex() + "/sha256/" + HEX + "/link",
            REPOSITORY + "_manifests/revisions/sha256/" + HEX + "/link");
    assertThat(Sample.files(v2)).isEqualTo(expected);
    assertThat(expected)
        .allSatisfy(link -> assertThat(Files.readString(v2.resolve(link))).isEqualTo("" + DIGEST));
  }

  @Test
  void aTagHasACurrentLinkAndAnIndexOfAllItPointedTo() throws IOException {
    Digest other = Sample.content("other").digest();
    write(LATEST, other);
    write(LATEST, DIGEST);

    String tag = REPOSITORY + "_manifests/tags/latest/";
    assertThat(Sample.files(v2))
        .containsExactlyInAnyOrder(
            tag + "current/link",
            tag + "index/sha256/" + HEX + "/link",
            tag + "index/sha256/" + other.hex() + "/link");
    assertThat(v2.resolve(tag + "current/link")).hasContent("" + DIGEST);
  }

  @Test
  void deletingATagRemovesItsDirectory() throws IOException {
    write(LATEST, DIGEST);

    driver.links().delete(LATEST);

    assertThat(v2.resolve(REPOSITORY + "_manifests/tags")).isEmptyDirectory();
  }

  @Test
  void deletingALinkOrABlobLeavesNoEmptyDirectoryOfItsOwn() throws IOException {
    write(new LinkKey.Blob(APP, DIGEST), DIGEST);
    driver.blobs().put(HELLO);

    driver.links().delete(new LinkKey.Blob(APP, DIGEST));
    driver.blobs().delete(DIGEST);

    assertThat(v2.resolve(REPOSITORY + "_layers/sha256")).isEmptyDirectory();
    assertThat(v2.resolve(BLOB).getParent().getParent()).isEmptyDirectory();
  }

  @Test
  void permissionsAreThoseOfAnyNewFile() throws IOException {
    Path plain = Files.createFile(root.resolve("plain"));
    Path directory = Files.createDirectory(root.resolve("directory"));
    driver.blobs().put(HELLO);
    write(LATEST, DIGEST);

    Path link = v2.resolve(REPOSITORY + "_manifests/tags/latest/current/link");
    assertThat(List.of(link, v2.resolve(BLOB)))
        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo(permissions(plain)));
    assertThat(List.of(link.getParent(), v2.resolve(BLOB).getParent(), v2))
        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo(permissions(directory)));
  }

  private Object key(BlobUpload upload) throws IOException {
    Path data = v2.resolve(REPOSITORY + "_uploads/" + upload.key().id() + "/data");
    return Files.readAttributes(data, "fileKey").get("fileKey");
  }

  private void write(LinkKey key, Digest target) {
    try {
      driver.links().write(key, target);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static java.util.Set<PosixFilePermission> permissions(Path file) throws IOException {
    return Files.getPosixFilePermissions(file);
  }
}
