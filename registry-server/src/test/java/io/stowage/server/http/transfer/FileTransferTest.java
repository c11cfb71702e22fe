// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.storage.FileContent;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTransferTest {
  private static final String GET = "GET / HTTP/1.1\nHost: x\n\n";
  private static final int SIZE = 3_000_000;

  private final byte[] content = Bytes.random(SIZE);
  private final List<OpenFile> opened = new CopyOnWriteArrayList<>();
  private final AtomicReference<Future<Void>> result = new AtomicReference<>();

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = Files.write(directory.resolve("data"), content);
  }

  /** A file from an offset on, which counts how much of it was copied. */
  private static final class OpenFile implements FileContent {
    private final FileChannel file;
    private long position;
    private final AtomicLong copied = new AtomicLong();

    OpenFile(Path path, long offset) {
      try {
        this.file = FileChannel.open(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      this.position = offset;
    }

    @Override
    public FileChannel file() {
      return file;
    }

    @Override
    public long pass(long count) throws IOException {
      long from = position;
      position += count;
      if (position > file.size()) {
        throw new EOFException("shorter");
      }
      return from;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      int read = file.read(target, position);
      position += Math.max(0, read);
      copied.addAndGet(Math.max(0, read));
      return read;
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private OpenFile open(long offset) {
    OpenFile file = new OpenFile(path, offset);
    opened.add(file);
    return file;
  }

  private long copied() {
    return opened.stream().mapToLong(file -> file.copied.get()).sum();
  }

  /** A server for which more transfers than {@code few} are many. */
  private TransferServer serving(int few, long offset, long length) throws Exception {
    return new TransferServer(
        new HttpServerOptions(),
        few,
        (server, request) -> result.set(server.pump.send(open(offset), length, request)));
  }

  private void allClosed(int files) {
    eventually("the files are closed", () -> opened.stream().noneMatch(OpenFile::isOpen));
    assertThat(opened).hasSize(files);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 512 * 1024, 512 * 1024 + 1, SIZE - 7})
  void ofManyTransfersTheContentIsNotCopied(int length) throws Exception {
    try (TransferServer server = serving(0, 7, length);
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(GET).answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(Bytes.text(Arrays.copyOfRange(content, 7, 7 + length)));
      assertThat(copied()).isZero();
      allClosed(1);
      eventually("the transfer has left", () -> server.pump.transfers() == 0);
    }
  }

  @Test
  void ofFewTransfersTheContentIsCopied() throws Exception {
    try (TransferServer server = serving(1, 0, SIZE);
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(GET).answer();

      assertThat(answer.body()).isEqualTo(Bytes.text(content));
      assertThat(copied()).isEqualTo(SIZE);
      allClosed(1);
    }
  }

  @Test
  void aTransferWhoseCompanyComesAndGoesArrivesAsItIs() throws Exception {
    try (TransferServer server = serving(1, 0, SIZE);
        RawClient slow = new RawClient(server.port, 8192)) {
      slow.say(GET);
      eventually("the first bytes are copied", () -> copied() > 0);
      for (int i = 0; i < 3; i++) {
        try (RawClient other = new RawClient(server.port)) {
          assertThat(other.say(GET).answer().body()).isEqualTo(Bytes.text(content));
        }
      }

      assertThat(slow.answer().body()).isEqualTo(Bytes.text(content));
      allClosed(4);
    }
  }

  @Test
  void aConnectionServesOneFileAfterAnother() throws Exception {
    try (TransferServer server = serving(0, 0, SIZE);
        RawClient client = new RawClient(server.port)) {
      client.say(GET + GET + GET);

      assertThat(client.answer().body()).isEqualTo(Bytes.text(content));
      assertThat(client.answer().body()).isEqualTo(Bytes.text(content));
      assertThat(client.answer().body()).isEqualTo(Bytes.text(content));
      allClosed(3);
    }
  }

  @Test
  void aFileThatEndsEarlyCutsTheAnswerShort() throws Exception {
    try (TransferServer server = serving(0, 0, SIZE + 1_000_000);
        RawClient client = new RawClient(server.port)) {
      client.say(GET);

      assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
      eventually("the transfer is over", () -> result.get().isComplete());
      assertThat(result.get().cause()).isInstanceOf(EOFException.class);
      allClosed(1);
    }
  }

  @Test
  void aFileThatFailsAtOnceLeavesTheAnswerToTheCaller() throws Exception {
    try (TransferServer server =
            new TransferServer(
                new HttpServerOptions(),
                0,
                (it, request) ->
                    it.pump
                        .send(open(SIZE), 1, request)
                        .onFailure(e -> request.response().setStatusCode(503).end("sorry")));
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(GET).answer();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("sorry");
      allClosed(1);
    }
  }

  @Test
  void aClientThatGoesAwayEndsTheTransfer() throws Exception {
    Files.write(path, Bytes.random(50_000_000));
    try (TransferServer server = serving(0, 0, 50_000_000);
        RawClient client = new RawClient(server.port, 8192)) {
      client.say(GET).head();

      client.reset();

      eventually("the transfer is over", () -> result.get().isComplete());
      assertThat(result.get().cause()).isInstanceOf(ClientGoneException.class);
      allClosed(1);
      eventually("the transfer has left", () -> server.pump.transfers() == 0);
    }
  }
}
