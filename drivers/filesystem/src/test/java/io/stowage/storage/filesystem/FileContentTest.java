// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.storage.FileContent;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.VerifiedContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
  @TempDir private Path root;
  private StorageDriver driver;
  private Digest digest;

  @BeforeEach
  void open() throws IOException {
    driver = Sample.open(root);
    VerifiedContent content = Sample.content("0123456789");
    driver.blobs().put(content);
    digest = content.digest();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private FileContent content(int offset, int length) throws IOException {
    return (FileContent) driver.blobs().open(digest, new ByteRange(offset, length));
  }

  private static String text(FileChannel file, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    file.read(bytes, position);
    return new String(bytes.array(), UTF_8);
  }

  @Test
  void whatIsPassedOverLiesInTheFile() throws IOException {
    try (FileContent content = content(2, 7)) {
      long first = content.pass(3);
      long second = content.pass(4);

      assertThat(text(content.file(), first, 3)).isEqualTo("234");
      assertThat(text(content.file(), second, 4)).isEqualTo("5678");
      assertThat(content.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void readingGoesOnBehindWhatIsPassedOver() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2);
    try (FileContent content = content(0, 10)) {
      content.read(bytes);
      content.pass(3);
      content.read(bytes.clear());

      assertThat(new String(bytes.array(), UTF_8)).isEqualTo("56");
    }
  }

  @Test
  void noMoreIsPassedOverThanTheRangeHas() throws IOException {
    try (FileContent content = content(0, 5)) {
      assertThatThrownBy(() -> content.pass(6)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aFileThatBecameShorterIsCorrupt() throws IOException {
    try (FileContent content = content(0, 10)) {
      Path data = root.resolve("docker/registry/v2/blobs/sha256");
      data = data.resolve(digest.hex().substring(0, 2)).resolve(digest.hex()).resolve("data");
      try (FileChannel file = FileChannel.open(data, StandardOpenOption.WRITE)) {
        file.truncate(8);
      }

      assertThatThrownBy(() -> content.pass(10))
          .isInstanceOf(StorageException.Corrupt.class)
          .hasMessageContaining("it ends at 8 and not at 10 bytes");
    }
  }

  @Test
  void aClosedOnePassesOverNothing() throws IOException {
    FileContent content = content(0, 10);
    content.close();

    assertThatThrownBy(() -> content.pass(1)).isInstanceOf(ClosedChannelException.class);
    assertThat(content.file().isOpen()).isFalse();
  }
}
