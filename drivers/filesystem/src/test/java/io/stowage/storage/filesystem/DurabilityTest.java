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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order things are forced, so that what was acknowledged outlasts a power cut. */
class DurabilityTest {
  private static final String BUCKET = "blobs/sha256/" + HEX.substring(0, 2);
  private static final String REPOSITORY = "repositories/library/app/";

  @TempDir private Path root;
  private final List<String> log = new ArrayList<>();
  private StorageDriver driver;
  private boolean inOrder;

  @BeforeEach
  void open() throws IOException {
    Layout layout = new Layout(root);
    driver = FilesystemDriver.open(layout, new RecordingDisk(layout.root()));
    log.clear();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void theRootIsForcedWithWhatIsAboveIt() throws IOException {
    Layout layout = new Layout(root.resolve("new/root"));

    FilesystemDriver.open(layout, new RecordingDisk(root)).close();

    assertThat(log)
        .containsSubsequence(
            "sync ",
            "sync new",
            "sync new/root",
            "sync new/root/docker",
            "sync new/root/docker/registry",
            "sync new/root/docker/registry/v2");
  }

  @Test
  void aBlobIsForcedBeforeItIsVisibleAndItsDirectoriesAfter() throws IOException {
    driver.blobs().put(HELLO);

    assertThat(log)
        .containsExactly(
            "sync ",
            "sync blobs",
            "sync blobs/sha256",
            "force",
            "move " + BUCKET + '/' + HEX + "/data",
            "sync " + BUCKET + '/' + HEX,
            "sync " + BUCKET);
  }

  @Test
  void aCommitForcesTheDataOnceAndItsDirectories() throws IOException {
    driver.blobs().put(HELLO);
    driver.blobs().delete(DIGEST);
    try (BlobUpload upload = Sample.begin(driver)) {
      upload.append(Sample.bytes("hel"));
      upload.append(Sample.bytes("lo"));
      log.clear();

      upload.commit(DIGEST);
    }

    assertThat(log)
        .containsExactly(
            "force",
            "move " + BUCKET + '/' + HEX + "/data",
            "sync " + BUCKET + '/' + HEX,
            "sync " + BUCKET);
  }

  @Test
  void aCommitDoesNotForceAgainWhatCloseForced() throws IOException {
    driver.blobs().put(HELLO);
    driver.blobs().delete(DIGEST);
    BlobUpload first = Sample.begin(driver);
    first.append(large());
    first.close();
    log.clear();

    try (BlobUpload second = Sample.resume(driver, first.key())) {
      second.commit(first.checkpoint().digest());
    }

    assertThat(log).doesNotContain("force").isNotEmpty();
  }

  @Test
  void aCommitOfWhatIsThereForcesItsDirectoriesAlone() throws IOException {
    driver.blobs().put(HELLO);
    try (BlobUpload upload = Sample.begin(driver)) {
      upload.append(Sample.bytes("hello"));
      log.clear();

      upload.commit(DIGEST);
    }

    assertThat(log).containsExactly("sync " + BUCKET + '/' + HEX, "sync " + BUCKET);
  }

  @Test
  void closingForcesNothingAsLongAsThereIsLittle() throws IOException {
    BlobUpload upload = Sample.begin(driver);
    upload.append(Sample.bytes("hello"));

    upload.close();

    assertThat(log).isEmpty();
    assertThat(upload.isDurable()).isFalse();
  }

  @Test
  void aCommitForcesWhatCloseDidNot() throws IOException {
    BlobUpload first = Sample.begin(driver);
    first.append(Sample.bytes("hello"));
    first.close();

    try (BlobUpload second = Sample.resume(driver, first.key())) {
      second.commit(DIGEST);
    }

    assertThat(log).containsSubsequence("force", "move " + BUCKET + '/' + HEX + "/data");
  }

  @Test
  void whatIsAddedToForcedDataIsNotDurableYet() throws IOException {
    BlobUpload upload = Sample.begin(driver);
    upload.append(large());
    upload.close();

    try (BlobUpload second = Sample.resume(driver, upload.key())) {
      boolean before = second.isDurable();
      second.append(Sample.bytes("more"));

      assertThat(before).isTrue();
      assertThat(second.isDurable()).isFalse();
    }
  }

  @Test
  void closingForcesTheDataAndTheDirectoriesThatLeadToIt() throws IOException {
    BlobUpload upload = Sample.begin(driver);
    upload.append(large());

    upload.close();

    assertThat(log)
        .containsExactly(
            "force",
            "sync ",
            "sync repositories",
            "sync repositories/library",
            "sync " + REPOSITORY.substring(0, REPOSITORY.length() - 1),
            "sync " + REPOSITORY + "_uploads/" + upload.key().id(),
            "sync " + REPOSITORY + "_uploads");
  }

  @Test
  void closingAgainWithMoreForcesTheDataAlone() throws IOException {
    BlobUpload first = Sample.begin(driver);
    first.append(large());
    first.close();
    log.clear();

    try (BlobUpload second = Sample.resume(driver, first.key())) {
      second.append(Sample.bytes("more"));
    }

    assertThat(log).containsExactly("force");
  }

  @Test
  void beginningAndClosingForcesNothing() throws IOException {
    Sample.begin(driver).close();

    assertThat(log).isEmpty();
  }

  @Test
  void aLinkIsForcedBeforeItIsVisibleAndItsDirectoriesAfter() throws IOException {
    driver.links().write(new LinkKey.Blob(APP, HELLO.digest()), DIGEST);
    Digest other = Sample.content("other").digest();
    log.clear();

    driver.links().write(new LinkKey.Blob(APP, other), other);

    String layers = REPOSITORY + "_layers/sha256";
    assertThat(log)
        .containsExactly(
            "force",
            "move " + layers + '/' + other.hex() + "/link",
            "sync " + layers + '/' + other.hex(),
            "sync " + layers);
  }

  @Test
  void aTagIsForcedUpToTheDirectoryOfTags() throws IOException {
    driver.links().write(LATEST, Sample.content("other").digest());
    log.clear();

    driver.links().write(LATEST, DIGEST);

    String tags = REPOSITORY + "_manifests/tags";
    assertThat(log)
        .containsExactly(
            "force",
            "move " + tags + "/latest/index/sha256/" + HEX + "/link",
            "force",
            "move " + tags + "/latest/current/link",
            "sync " + tags + "/latest/current",
            "sync " + tags + "/latest",
            "sync " + tags);
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() throws IOException {
    driver.links().write(LATEST, DIGEST);
    driver.blobs().put(HELLO);
    log.clear();

    driver.links().write(LATEST, DIGEST);
    driver.blobs().put(HELLO);

    assertThat(log).noneMatch(entry -> entry.startsWith("move") || entry.equals("force"));
  }

  @Test
  void aDeletionIsForced() throws IOException {
    driver.blobs().put(HELLO);
    log.clear();

    driver.blobs().delete(DIGEST);

    assertThat(log).containsExactly("sync " + BUCKET);
  }

  @Test
  void theLastDirectoryIsForcedAloneWhereTheSystemCommitsThemInOrder() throws IOException {
    inOrder = true;
    StorageDriver journaled =
        FilesystemDriver.open(new Layout(root), new RecordingDisk(new Layout(root).root()));
    log.clear();

    journaled.blobs().put(HELLO);
    journaled.links().write(new LinkKey.Blob(APP, DIGEST), DIGEST);

    String link = REPOSITORY + "_layers/sha256/" + HEX;
    assertThat(log)
        .containsExactly(
            "force",
            "move " + BUCKET + '/' + HEX + "/data",
            "sync " + BUCKET + '/' + HEX,
            "force",
            "move " + link + "/link",
            "sync " + link);
  }

  private static ByteBuffer large() {
    return ByteBuffer.allocate(FileStagedUpload.SMALL + 1);
  }

  private final class RecordingDisk implements Disk {
    private final Disk real = Disk.real();
    private final Path base;

    RecordingDisk(Path base) {
      this.base = base;
    }

    @Override
    public void force(FileChannel file) throws IOException {
      log.add("force");
      real.force(file);
    }

    @Override
    public boolean commitsInOrder(Path directory) {
      return inOrder;
    }

    @Override
    public void sync(Path directory) throws IOException {
      log.add("sync " + base.relativize(directory));
      real.sync(directory);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      log.add("move " + base.relativize(to));
      real.move(from, to);
    }
  }
}
