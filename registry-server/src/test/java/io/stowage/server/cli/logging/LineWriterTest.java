// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineWriterTest {

  @Test
  void whatWasWrittenIsThereAfterClose() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (LineWriter writer = new LineWriter(out, 1000, "test", n -> {})) {
      IntStream.range(0, 1000).forEach(i -> writer.write("line " + i));
    }

    assertThat(out.toString(UTF_8).lines())
        .containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList());
  }

  @Test
  void aStreamThatBlocksHoldsUpNobodyAndWhatDoesNotFitIsCounted() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    AtomicLong dropped = new AtomicLong();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {
            out.write(b);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            blocked.countDown();
            await(released);
            out.write(bytes, from, length);
          }
        };

    try (LineWriter writer = new LineWriter(slow, 10, "test", dropped::addAndGet)) {
      writer.write("first");
      assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
      IntStream.range(0, 15).forEach(i -> writer.write("more " + i));
      released.countDown();
    }

    assertThat(out.toString(UTF_8).lines()).hasSize(11).startsWith("first", "more 0");
    assertThat(dropped).hasValue(5);
  }

  @Test
  void aStreamThatFailsEndsNothing() {
    AtomicLong dropped = new AtomicLong();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("nobody reads");
          }
        };

    try (LineWriter writer = new LineWriter(closed, 10, "test", dropped::addAndGet)) {
      writer.write("lost");
    }

    assertThat(dropped).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
