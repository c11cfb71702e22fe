// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static io.stowage.storage.filesystem.Sample.DIGEST;
import static io.stowage.storage.filesystem.Sample.HELLO;
import static io.stowage.storage.filesystem.Sample.HEX;
import static io.stowage.storage.filesystem.Sample.LATEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others did to the files. */
class DamageTest {
  private static final String TAGS = "repositories/library/app/_manifests/tags/";
  private static final String HELLO_HEX =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir private Path root;
  private StorageDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = Sample.open(root);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sha256:12", "hello", "SHA256:" + HELLO_HEX, "sha256:" + HELLO_HEX + "\n"})
  void aLinkThatHoldsNoDigestIsCorruptAndNamed(String content) throws IOException {
    Sample.foreign(root, TAGS + "latest/current/link", content);

    assertThatThrownBy(() -> driver.links().read(LATEST))
        .isInstanceOf(StorageException.Corrupt.class)
        .hasMessageContaining("tags/latest/current/link");
  }

  @Test
  void writingHealsALink() throws IOException {
    Sample.foreign(root, TAGS + "latest/current/link", "");

    driver.links().write(LATEST, DIGEST);

    assertThat(driver.links().read(LATEST)).contains(DIGEST);
  }

  @Test
  void aTagWithoutACurrentLinkIsNotListed() throws IOException {
    Sample.foreign(root, TAGS + "old/index/sha256/" + HEX + "/link", "" + DIGEST);
    driver.links().write(LATEST, DIGEST);

    assertThat(driver.links().list(new LinkScope.Tags(Sample.APP), "", 10).items())
        .containsExactly(LATEST);
  }

  @Test
  void foreignNamesAreNotListed() throws IOException {
    Sample.foreign(root, TAGS + ".tmp/current/link", "" + DIGEST);
    Sample.foreign(root, "repositories/library/app/_layers/sha256/short/link", "" + DIGEST);
    Sample.foreign(root, "repositories/library/app/_layers/md5/" + HEX + "/link", "" + DIGEST);
    Sample.foreign(root, "blobs/sha256/00/" + HEX + "/data", "in the wrong place");
    Sample.foreign(root, "blobs/sha256/00/note", "no directory");
    driver.links().write(new LinkKey.Blob(Sample.APP, DIGEST), DIGEST);
    driver.blobs().put(HELLO);

    assertThat(driver.links().list(new LinkScope.Tags(Sample.APP), "", 10).items()).isEmpty();
    assertThat(driver.links().list(new LinkScope.Blobs(Sample.APP), "", 10).items())
        .containsExactly(new LinkKey.Blob(Sample.APP, DIGEST));
    assertThat(driver.blobs().list(null, 10).items()).containsExactly(DIGEST);
  }

  @Test
  void aBlobThatIsCutWhileItIsReadIsCorrupt() throws IOException {
    driver.blobs().put(HELLO);
    Path data = root.resolve("docker/registry/v2/" + blob(DIGEST));

    try (var channel = driver.blobs().open(DIGEST, ByteRange.all(5));
        FileChannel file = FileChannel.open(data, StandardOpenOption.WRITE)) {
      channel.read(ByteBuffer.allocate(2));
      file.truncate(2);

      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(2)))
          .isInstanceOf(StorageException.Corrupt.class)
          .hasMessageContaining(blob(DIGEST));
    }
  }

  @Test
  void aBlobThatIsTooShortForTheRangeIsCorrupt() throws IOException {
    driver.blobs().put(HELLO);
    Files.writeString(root.resolve("docker/registry/v2/" + blob(DIGEST)), "he");

    assertThatThrownBy(() -> driver.blobs().open(DIGEST, ByteRange.all(5)))
        .isInstanceOf(StorageException.Corrupt.class)
        .hasMessageContaining(blob(DIGEST));
  }

  private static String blob(Digest digest) {
    return "blobs/sha256/" + digest.hex().substring(0, 2) + '/' + digest.hex() + "/data";
  }
}
