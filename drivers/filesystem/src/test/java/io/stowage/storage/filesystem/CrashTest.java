// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.Tag;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadInfo;
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it writes: what it acknowledged is there, and nothing by halves. */
class CrashTest {
  private static final int ROUNDS = 5;

  @TempDir private Path root;

  @Test
  void aKilledProcessLosesNothingItAcknowledgedAndLeavesNothingHalfVisible() throws Exception {
    Random random = new Random();
    for (int round = 0; round < ROUNDS; round++) {
      List<String> acknowledged = writeUntilKilled(round, 20 + random.nextInt(60));

      try (StorageDriver driver = Sample.open(root)) {
        for (String line : acknowledged) {
          checkIsThere(driver, line);
        }
        checkBlobs(driver);
        checkTags(driver);
        checkUploads(driver);
        driver.uploads().sweep(Instant.now().plusSeconds(60), false);
        assertThat(Sample.files(root)).allMatch(CrashTest::isOfTheLayout);
      }
    }
  }

  private List<String> writeUntilKilled(int round, int lines) throws Exception {
    try (ChildJvm child = ChildJvm.start(Writer.class, root, round)) {
      List<String> acknowledged = new java.util.ArrayList<>();
      while (acknowledged.size() < lines) {
        acknowledged.add(child.readLine());
      }
      child.kill();
      acknowledged.addAll(child.readLines());
      assertThat(child.exitValue()).isNotZero();
      return acknowledged;
    }
  }

  private static void checkIsThere(StorageDriver driver, String acknowledged) throws IOException {
    int space = acknowledged.indexOf(' ');
    String name = acknowledged.substring(0, space);
    Digest digest = Digest.parse(acknowledged.substring(space + 1));
    if (name.equals("blob")) {
      assertThat(driver.blobs().stat(digest)).as(acknowledged).isPresent();
    } else {
      assertThat(driver.links().read(new LinkKey.Tagged(Sample.APP, Tag.parse(name))))
          .as(acknowledged)
          .contains(digest);
    }
  }

  private static void checkBlobs(StorageDriver driver) throws IOException {
    for (Digest digest : driver.blobs().list(null, 100_000).items()) {
      String content = Sample.read(driver, digest);
      assertThat(Digest.of(digest.algorithm(), content.getBytes(UTF_8))).isEqualTo(digest);
    }
  }

  private static void checkTags(StorageDriver driver) throws IOException {
    for (var tag : driver.links().list(new LinkScope.Tags(Sample.APP), "", 100_000).items()) {
      assertThat(driver.links().read(tag)).isPresent();
    }
  }

  /** What was cut off can be gone on with, and is then done with. */
  private static void checkUploads(StorageDriver driver) throws IOException {
    for (UploadInfo info : driver.uploads().list(null, 1000).items()) {
      try (BlobUpload upload = Sample.resume(driver, info.key())) {
        upload.append(Sample.bytes("!"));
        upload.commit(upload.checkpoint().digest());
      }
    }
    assertThat(driver.uploads().list(null, 1).items()).isEmpty();
  }

  private static boolean isOfTheLayout(String file) {
    return file.endsWith("/data") || file.endsWith("/link");
  }

  /** Writes as fast as it can and says what is done. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Random random = new Random();
      StorageDriver driver = Sample.open(Path.of(arguments[0]));
      for (int i = 0; ; i++) {
        String text = arguments[1] + '/' + i + '/' + "x".repeat(random.nextInt(50_000));
        Digest digest = i % 2 == 0 ? put(driver, text) : upload(driver, text);
        System.out.println("blob " + digest);
        driver.links().write(new LinkKey.Blob(Sample.APP, digest), digest);
        Tag tag = Tag.parse("r" + arguments[1] + "-" + i);
        driver.links().write(new LinkKey.Tagged(Sample.APP, tag), digest);
        System.out.println(tag + " " + digest);
      }
    }

    private static Digest put(StorageDriver driver, String text) throws StorageException {
      VerifiedContent content = Sample.content(text);
      driver.blobs().put(content);
      return content.digest();
    }

    private static Digest upload(StorageDriver driver, String text) throws StorageException {
      ByteBuffer bytes = Sample.bytes(text);
      Digest digest = Digest.of(DigestAlgorithm.SHA256, bytes);
      try (BlobUpload upload = Sample.begin(driver)) {
        upload.append(bytes.duplicate().limit(bytes.limit() / 2));
        upload.append(bytes.position(bytes.limit() / 2));
        upload.commit(digest);
      }
      return digest;
    }
  }
}
