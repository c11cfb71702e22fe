// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.ByteRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class RangeChannelTest {
  private static final byte[] CONTENT = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  /** Gives three bytes at most, and none behind the end. */
  private static void read(long position, ByteBuffer target) {
    int left = CONTENT.length - (int) position;
    target.put(CONTENT, (int) position, Math.min(Math.min(3, left), target.remaining()));
  }

  private static RangeChannel channel(long offset, long length) {
    return new RangeChannel(new ByteRange(offset, length), RangeChannelTest::read);
  }

  @Test
  void aRangeIsReadPieceByPieceAndNotBeyond() throws IOException {
    ByteBuffer target = ByteBuffer.allocate(100);

    try (RangeChannel channel = channel(2, 5)) {
      assertThat(channel.read(target)).isEqualTo(3);
      assertThat(channel.read(target)).isEqualTo(2);
      assertThat(channel.read(target)).isEqualTo(-1);
    }

    assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(CONTENT, 2, 5));
    assertThat(target.capacity()).isEqualTo(100);
  }

  @Test
  void aBufferIsFilledAsFarAsItsLimit() throws IOException {
    ByteBuffer target = ByteBuffer.allocate(100).limit(2);

    assertThat(channel(0, 10).read(target)).isEqualTo(2);
    assertThat(target.limit()).isEqualTo(2);
    assertThat(channel(0, 10).read(target)).isZero();
  }

  @Test
  void anEmptyRangeIsAtItsEnd() throws IOException {
    assertThat(channel(10, 0).read(ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  @Test
  void contentThatEndsBeforeTheRangeIsCorrupt() throws IOException {
    ByteBuffer target = ByteBuffer.allocate(100);
    RangeChannel channel = channel(8, 5);
    channel.read(target);

    assertThatThrownBy(() -> channel.read(target))
        .isInstanceOf(StorageException.Corrupt.class)
        .hasMessageContaining("byte 10 and not at 13");
    assertThat(target.limit()).isEqualTo(100);
  }

  @Test
  void aClosedChannelReadsNoMore() {
    RangeChannel channel = channel(0, 10);

    channel.close();

    assertThat(channel.isOpen()).isFalse();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
  }
}
