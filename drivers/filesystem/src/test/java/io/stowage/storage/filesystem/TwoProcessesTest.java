// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.UploadId;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one directory, at the same things at the same time. */
class TwoProcessesTest {
  private static final int CHUNK = 100_000;
  private static final int ROUNDS = 100;

  @TempDir private Path root;

  @Test
  void appendsNeverMixAndNoneThatSucceededIsLost() throws Exception {
    try (StorageDriver driver = Sample.open(root)) {
      BlobUpload upload = Sample.begin(driver);
      upload.close();

      List<String> results = race("append", upload.key().id());

      byte[] data = Files.readAllBytes(new Layout(root).upload(upload.key()).resolve("data"));
      int succeeded = results.stream().mapToInt(Integer::parseInt).sum();
      assertThat(succeeded).isGreaterThanOrEqualTo(ROUNDS);
      assertThat(data).hasSize(succeeded * CHUNK);
      for (int at = 0; at < data.length; at += CHUNK) {
        byte[] chunk = Arrays.copyOfRange(data, at, at + CHUNK);
        assertThat(chunk).containsOnly(chunk[0]);
      }
    }
  }

  @Test
  void oneUploadIsPublishedByOneOfTheTwo() throws Exception {
    try (StorageDriver driver = Sample.open(root)) {
      for (int i = 0; i < ROUNDS; i++) {
        UploadKey key = new UploadKey(Sample.APP, UploadId.parse("u" + i));
        try (var upload = driver.uploads().begin(key)) {
          upload.append(Sample.bytes("content of " + i));
        }
      }

      List<String> results = race("publish", "-");

      assertThat(results.stream().mapToInt(Integer::parseInt).sum()).isEqualTo(ROUNDS);
      for (int i = 0; i < ROUNDS; i++) {
        String content = "content of " + i;
        Digest digest = Digest.of(DigestAlgorithm.SHA256, content.getBytes(US_ASCII));
        assertThat(Sample.read(driver, digest)).isEqualTo(content);
      }
      assertThat(driver.uploads().list(null, 1).items()).isEmpty();
    }
  }

  @Test
  void theSameContentIsCommittedByBoth() throws Exception {
    List<String> results = race("commit", "-");

    assertThat(results).containsExactly("" + ROUNDS, "" + ROUNDS);
    assertThat(Sample.files(root)).hasSize(ROUNDS).allMatch(file -> file.endsWith("/data"));
  }

  @Test
  void aTagIsAtEachMomentWhatOneOfThemWrote() throws Exception {
    try (StorageDriver driver = Sample.open(root)) {
      Digest one = Sample.content("one").digest();
      Digest other = Sample.content("other").digest();
      driver.links().write(Sample.LATEST, one);

      List<String> results = race("tag", "-");

      assertThat(results).containsExactly("" + ROUNDS, "" + ROUNDS);
      assertThat(driver.links().read(Sample.LATEST).orElseThrow()).isIn(one, other);
    }
  }

  @Test
  void deletionsNextToWritesBreakNeither() throws Exception {
    List<String> results = race("churn", "-");

    assertThat(results).containsExactly("" + ROUNDS, "" + ROUNDS);
  }

  private List<String> race(String what, Object argument) throws Exception {
    try (ChildJvm one = ChildJvm.start(Racer.class, root, what, argument, "one");
        ChildJvm other = ChildJvm.start(Racer.class, root, what, argument, "other")) {
      assertThat(List.of(one.readLine(), other.readLine())).containsOnly("ready");
      one.say("go");
      other.say("go");
      List<String> results = new ArrayList<>(one.readLines());
      results.addAll(other.readLines());
      assertThat(results).as("a number from each").hasSize(2);
      assertThat(List.of(one.exitValue(), other.exitValue())).containsOnly(0);
      return results;
    }
  }

  /** One of the two: says that it is ready, waits, works, and says how often it succeeded. */
  static final class Racer {
    private final StorageDriver driver;
    private final String name;

    private Racer(StorageDriver driver, String name) {
      this.driver = driver;
      this.name = name;
    }

    public static void main(String[] arguments) throws IOException {
      try (StorageDriver driver = Sample.open(Path.of(arguments[0]))) {
        Racer racer = new Racer(driver, arguments[3]);
        System.out.println("ready");
        System.in.read();
        System.out.println(racer.run(arguments[1], arguments[2]));
      }
    }

    private int run(String what, String argument) throws IOException {
      int succeeded = 0;
      for (int i = 0; i < ROUNDS; i++) {
        succeeded +=
            switch (what) {
              case "append" -> append(new UploadKey(Sample.APP, UploadId.parse(argument)));
              case "publish" -> publish(new UploadKey(Sample.APP, UploadId.parse("u" + i)));
              case "commit" -> commit("content of " + i);
              case "tag" -> tag();
              default -> churn();
            };
      }
      return succeeded;
    }

    private int append(UploadKey key) throws IOException {
      byte[] chunk = new byte[CHUNK];
      Arrays.fill(chunk, (byte) name.charAt(0));
      try (var upload = driver.uploads().resume(key)) {
        upload.append(ByteBuffer.wrap(chunk));
        return 1;
      } catch (StorageException.Conflict e) {
        return 0;
      }
    }

    private int publish(UploadKey key) throws IOException {
      try (BlobUpload upload = Sample.resume(driver, key)) {
        upload.commit(upload.checkpoint().digest());
        return 1;
      } catch (StorageException.Gone | StorageException.NotFound e) {
        return 0;
      }
    }

    private int commit(String text) throws IOException {
      try (BlobUpload upload = Sample.begin(driver)) {
        upload.append(Sample.bytes(text));
        upload.commit(Sample.content(text).digest());
        return 1;
      }
    }

    private int tag() throws IOException {
      driver.links().write(Sample.LATEST, Sample.content(name).digest());
      return driver.links().read(Sample.LATEST).isPresent() ? 1 : 0;
    }

    private int churn() throws IOException {
      driver.blobs().put(Sample.HELLO);
      driver.links().write(Sample.LATEST, Sample.content(name).digest());
      driver.links().delete(Sample.LATEST);
      driver.blobs().delete(Sample.DIGEST);
      return 1;
    }
  }
}
