// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyTest {
  private static final int SIZE = 3 * 1024 * 1024 + 17;

  @TempDir Path directory;

  @Test
  void blobHasTheSizeAndTheDigestThatItTells() throws IOException {
    Body body = Body.create(directory.resolve("body"), SIZE);
    Blob blob = body.next();

    byte[] written = write(blob, new AtomicLong());

    assertThat(written).hasSize(SIZE).hasSize((int) blob.size());
    assertThat(SmallBlob.of(written).digest()).isEqualTo(blob.digest());
  }

  @Test
  void progressAddsUpToTheSize() throws IOException {
    Body body = Body.create(directory.resolve("body"), SIZE);
    AtomicLong moved = new AtomicLong();

    write(body.next(), moved);

    assertThat(moved).hasValue(SIZE);
  }

  @Test
  void noTwoBlobsAreEqual() throws IOException {
    Body body = Body.create(directory.resolve("body"), SIZE);
    assertThat(body.next().digest()).isNotEqualTo(body.next().digest());
  }

  private static byte[] write(Blob blob, AtomicLong moved) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    blob.writeTo(Channels.newChannel(out), moved::addAndGet);
    return out.toByteArray();
  }
}
