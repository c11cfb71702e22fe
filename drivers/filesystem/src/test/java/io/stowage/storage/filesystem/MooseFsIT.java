// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on machines of their own, each with its mount of one volume. */
class MooseFsIT {
  private static final RepositoryName REPOSITORY = RepositoryName.parse("library/tea");

  private static final String LINK =
      "docker/registry/v2/repositories/library/tea/_manifests/tags/rewritten/current/link";

  @TempDir static Path directory;
  private static MooseFs volume;
  private static StorageDriver here;
  private static StorageDriver there;

  @BeforeAll
  static void open() throws Exception {
    Path scratch = Files.createDirectory(directory.resolve("servers"));
    volume = MooseFs.mount(scratch, directory.resolve("here"), directory.resolve("there"));
    here = driver("here");
    there = driver("there");
  }

  @AfterAll
  static void close() throws Exception {
    here.close();
    there.close();
    volume.close();
  }

  private static StorageDriver driver(String mountpoint) throws Exception {
    return StorageDrivers.load()
        .open("filesystem", Map.of("rootdirectory", directory.resolve(mountpoint)));
  }

  @Test
  void aLinkIsReadAgainHoweverMuchItsFileLooksTheSame() throws Exception {
    LinkKey tag = new LinkKey.Tagged(REPOSITORY, Tag.parse("rewritten"));
    here.links().write(tag, digest("old"));
    settle(directory.resolve("here").resolve(LINK));
    assertThat(here.links().read(tag)).contains(digest("old"));

    Path file = directory.resolve("there").resolve(LINK);
    Files.writeString(file, digest("new").toString(), StandardOpenOption.WRITE);
    settle(file);

    assertThat(here.links().read(tag)).contains(digest("new"));
  }

  @Test
  void anUploadPassesFromOneToTheOtherAndBack() throws StorageException {
    Digest whole = digest("one two three");
    UploadKey key;
    try (BlobUpload upload = BlobUpload.begin(here, REPOSITORY, DigestAlgorithm.SHA256)) {
      upload.append(bytes("one "));
      key = upload.key();
    }
    try (BlobUpload upload = resume(there, key)) {
      upload.append(bytes("two "));
    }

    try (BlobUpload upload = resume(here, key)) {
      assertThat(upload.size()).isEqualTo("one two ".length());
      upload.append(bytes("three"));
      upload.commit(whole);
    }

    assertThat(there.blobs().stat(whole)).isPresent();
  }

  private static BlobUpload resume(StorageDriver driver, UploadKey key) throws StorageException {
    return BlobUpload.resume(driver, key, DigestAlgorithm.SHA256, null);
  }

  /** Makes a file look as if it had been as it is for long. */
  private static void settle(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plus(Duration.ofDays(20_000))));
  }

  private static Digest digest(String text) {
    return Digest.of(DigestAlgorithm.SHA256, text.getBytes(US_ASCII));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}
