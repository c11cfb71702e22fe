// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartBufferTest {
  private final PartMemory memory = new PartMemory(4L * PartMemory.BLOCK);
  private final PartBuffer buffer = new PartBuffer(memory);

  @Test
  void bytesComeOutAsTheyWentIn() throws StorageException {
    byte[] bytes = new byte[3 * PartMemory.BLOCK + 17];
    new Random(1).nextBytes(bytes);
    ByteBuffer source = ByteBuffer.wrap(bytes);
    while (source.hasRemaining()) {
      buffer.fill(source, 100_001);
    }

    ByteBuffer all = ByteBuffer.allocate(bytes.length);
    buffer.buffers().forEach(all::put);

    assertThat(all.array()).isEqualTo(bytes);
    assertThat(buffer.body().length()).isEqualTo(bytes.length);
  }

  @Test
  void itTakesNoMoreThanItIsAskedTo() throws StorageException {
    ByteBuffer source = ByteBuffer.allocate(100);

    buffer.fill(source, 60);

    assertThat(source.remaining()).isEqualTo(40);
    assertThat(buffer.size()).isEqualTo(60);
  }

  @Test
  void whatIsClearedIsThereForOthers() throws StorageException {
    for (int i = 0; i < 10; i++) {
      buffer.fill(ByteBuffer.allocate(4 * PartMemory.BLOCK), Long.MAX_VALUE);
      assertThat(memory.isShort()).isTrue();
      buffer.clear();
      assertThat(memory.isShort()).isFalse();
    }
  }
}
