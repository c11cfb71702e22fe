// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.tck.kit.Content;
import io.stowage.tck.kit.Reading;
import io.stowage.tck.kit.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** What is opened is a channel as the JDK describes it, which blocks. */
final class ChannelLaws extends LawSuite {
  private final Content content = content(200 * KIB + 9);
  private final ByteRange range = new ByteRange(5, 150 * KIB);

  ChannelLaws(Scene scene) {
    super(scene);
  }

  private ReadableByteChannel open() throws IOException {
    return there().blobs().open(push(here(), content), range);
  }

  @Proves(Law.COUNTS)
  void aChannelStaysAtItsEnd() throws IOException {
    try (ReadableByteChannel channel = open()) {
      Reading.expect(channel, content, range);

      assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
      assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
    }
  }

  @Proves(Law.COUNTS)
  void aChannelFillsBuffersOfAnySize() throws IOException {
    Digest digest = push(here(), content);
    for (int size : new int[] {3, 8191, MIB}) {
      try (ReadableByteChannel channel = there().blobs().open(digest, range)) {
        Reading.expect(channel, content, range, ByteBuffer.allocate(size));
      }
    }
  }

  @Proves(Law.COUNTS)
  void aChannelFillsDirectBuffers() throws IOException {
    try (ReadableByteChannel channel = open()) {
      Reading.expect(channel, content, range, ByteBuffer.allocateDirect(64 * KIB));
    }
  }

  @Proves(Law.COUNTS)
  void aChannelWritesNothingOutsideOfTheBuffersRemainingBytes() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(300).position(100).limit(200);

    try (ReadableByteChannel channel = open()) {
      int read = channel.read(buffer);

      assertThat(read).isBetween(1, 100);
      assertThat(buffer.position()).isEqualTo(100 + read);
      assertThat(buffer.limit()).isEqualTo(200);
      assertThat(buffer.array()).startsWith(new byte[100]).endsWith(new byte[100]);
    }
  }

  @Proves(Law.COUNTS)
  void channelsOnOneBlobDoNotDisturbEachOther() throws IOException {
    Digest digest = push(here(), content);
    try (ReadableByteChannel one = there().blobs().open(digest, range);
        ReadableByteChannel other = there().blobs().open(digest, range)) {
      one.read(ByteBuffer.allocate(10_000));

      Reading.expect(other, content, range);
    }
  }

  @Proves(Law.ERRORS)
  void aClosedChannelSaysThatItIsClosed() throws IOException {
    ReadableByteChannel channel = open();
    channel.close();
    channel.close();

    assertThat(channel.isOpen()).isFalse();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(10)))
        .isInstanceOf(ClosedChannelException.class);
  }
}
