// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.ByteRange;
import io.stowage.storage.FetchingChannel;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are brought into memory before they are read. */
class FetchTest {
  private static final String TEXT = "0123456789".repeat(100_000);
  private static final VerifiedContent CONTENT = Sample.content(TEXT);

  @TempDir private Path root;
  private StorageDriver driver;

  @BeforeEach
  void storeABlob() throws IOException {
    driver = Sample.open(root);
    driver.blobs().put(CONTENT);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private FetchingChannel open(long offset, long length) throws IOException {
    return (FetchingChannel) driver.blobs().open(CONTENT.digest(), new ByteRange(offset, length));
  }

  @Test
  void endWhereTheRangeEnds() throws IOException {
    try (FetchingChannel channel = open(100_000, 500_000)) {
      assertThat(channel.fetch(300_000)).isEqualTo(300_000);
      assertThat(channel.fetch(300_000)).isEqualTo(200_000);
      assertThat(channel.fetch(1)).isZero();
    }
  }

  @Test
  void areReadAsTheyAre() throws IOException {
    try (FetchingChannel channel = open(7, 500_000)) {
      channel.fetch(300_000);

      byte[] read = Channels.newInputStream(channel).readAllBytes();

      assertThat(new String(read, UTF_8)).isEqualTo(TEXT.substring(7, 500_007));
    }
  }

  @Test
  void areNoMoreThanTheFileHas() throws IOException {
    try (FetchingChannel channel = open(0, TEXT.length())) {
      cut(400_000);

      assertThat(channel.fetch(TEXT.length())).isEqualTo(400_000);
      assertThat(channel.fetch(TEXT.length())).isZero();
      assertThatThrownBy(() -> Channels.newInputStream(channel).readAllBytes())
          .isInstanceOf(StorageException.Corrupt.class);
    }
  }

  @Test
  void cannotBeHadFromADriverThatWasClosed() throws IOException {
    try (FetchingChannel channel = open(0, 1000)) {
      driver.close();

      assertThatThrownBy(() -> channel.fetch(1000)).isInstanceOf(StorageException.Gone.class);
    }
  }

  private void cut(long size) throws IOException {
    String hex = CONTENT.digest().hex();
    Path blobs = root.resolve("docker/registry/v2/blobs/sha256");
    Path data = blobs.resolve(hex.substring(0, 2)).resolve(hex).resolve("data");
    try (FileChannel file = FileChannel.open(data, StandardOpenOption.WRITE)) {
      file.truncate(size);
    }
  }
}
