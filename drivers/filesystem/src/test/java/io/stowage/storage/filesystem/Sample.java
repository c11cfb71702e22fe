// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the tests of this driver share: how it is opened, and things to store. */
final class Sample {
  static final RepositoryName APP = RepositoryName.parse("library/app");
  static final VerifiedContent HELLO = content("hello");
  static final Digest DIGEST = HELLO.digest();
  static final String HEX = DIGEST.hex();
  static final LinkKey.Tagged LATEST = new LinkKey.Tagged(APP, Tag.parse("latest"));

  private Sample() {}

  static StorageDriver open(Path root) throws StorageException {
    return StorageDrivers.load().open("filesystem", Map.of("rootdirectory", root));
  }

  static VerifiedContent content(String text) {
    return VerifiedContent.hash(DigestAlgorithm.SHA256, text.getBytes(UTF_8));
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  static BlobUpload begin(StorageDriver driver) throws StorageException {
    return BlobUpload.begin(driver, APP, DigestAlgorithm.SHA256);
  }

  static BlobUpload resume(StorageDriver driver, UploadKey key) throws StorageException {
    return BlobUpload.resume(driver, key, DigestAlgorithm.SHA256, null);
  }

  static String read(StorageDriver driver, Digest digest) throws IOException {
    var info = driver.blobs().stat(digest).orElseThrow();
    var range = io.stowage.registry.ByteRange.all(info.size());
    try (var stream = Channels.newInputStream(driver.blobs().open(digest, range))) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  /** The files below a directory, relative to it and in order. */
  static List<String> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Writes a file and the directories above it, as another registry would have. */
  static Path foreign(Path root, String path, String content) throws IOException {
    Path file = root.resolve("docker/registry/v2").resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
