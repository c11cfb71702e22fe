// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyIntakeTest {
  private static final String CHUNKED = "PUT / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n";

  private static String put(long length) {
    return "PUT / HTTP/1.1\nHost: x\nContent-Length: " + length + "\n\n";
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 5_000_000})
  void aBodyOfKnownLengthArrivesAsItIs(int size) throws Exception {
    byte[] content = Bytes.random(size);
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(put(size)).send(content).answer();

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.body()).isEqualTo(Integer.toString(size));
      assertThat(uploads.received()).isEqualTo(Bytes.text(content));
      assertThat(uploads.overlapped()).isFalse();
      assertThat(server.intake.waiting()).isZero();
    }
  }

  @Test
  void aBodyIsNotCopiedOnItsWay() throws Exception {
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      client.say(put(3) + "abc").answer();
      client.say(put(500_000)).send(Bytes.random(500_000)).answer();

      assertThat(uploads.direct()).isTrue();
    }
  }

  @Test
  void aChunkedBodyArrivesAsItIs() throws Exception {
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      client.say(CHUNKED).say("5\nhello\n").say("1\n,\n").say("6\n world\n0\nTrailer: x\n\n");

      assertThat(client.answer().body()).isEqualTo("12");
      assertThat(uploads.received()).isEqualTo("hello, world");
    }
  }

  @Test
  void aConnectionTakesOneBodyAfterAnother() throws Exception {
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      for (int i = 0; i < 3; i++) {
        RawClient.Answer answer = client.say(put(4) + "abcd").answer();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.head()).doesNotContainIgnoringCase("connection: close");
      }
      RawClient.Answer large = client.say(put(600_000)).send(Bytes.random(600_000)).answer();
      assertThat(large.head()).doesNotContainIgnoringCase("connection: close");
      assertThat(client.say(CHUNKED).say("3\nefg\n0\n\n").answer().status()).isEqualTo(201);
      assertThat(uploads.received()).hasSize(600_015).endsWith("efg");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    byte[] content = Bytes.random(300_000);
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      client.say(put(3) + "abc" + put(5) + "defgh" + CHUNKED + "2\nij\n0\n\n");
      client.say(put(content.length)).send(content).say(put(1) + "k" + put(0) + put(2) + "lm");

      for (int length : new int[] {3, 5, 2, 300_000, 1, 0, 2}) {
        assertThat(client.answer().body()).isEqualTo(Integer.toString(length));
      }
      assertThat(uploads.received()).isEqualTo("abcdefghij" + Bytes.text(content) + "k" + "lm");
    }
  }

  @Test
  void aBodyThatIsCutOffFailsAfterItsBytesWereTaken() throws Exception {
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      client.say(put(1000) + "abcdef");
      eventually("the bytes are taken", () -> uploads.size() == 6);

      client.reset();

      eventually("the upload fails", () -> uploads.failure() != null);
      assertThat(uploads.failure()).isInstanceOf(ClientGoneException.class);
      assertThat(uploads.received()).isEqualTo("abcdef");
      assertThat(server.intake.waiting()).isZero();
    }
  }

  @Test
  void whatArrivedBeforeACutIsTakenEvenByASlowSink() throws Exception {
    Semaphore permits = new Semaphore(0);
    Uploads uploads = new Uploads().waitingFor(permits);
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      client.say(put(1_000_000)).send(Bytes.random(100_000));
      eventually("all bytes wait", () -> server.intake.waiting() >= 100_000);
      client.hangUp();

      permits.release(1000);

      eventually("the upload fails", () -> uploads.failure() != null);
      assertThat(uploads.size()).isEqualTo(100_000);
    }
  }

  @Test
  void aChunkThatIsNoneFailsTheUpload() throws Exception {
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      client.say(CHUNKED + "3\nabc\nnonsense\n");

      eventually("the upload fails", () -> uploads.failure() != null);
      assertThat(uploads.failure()).isInstanceOf(ClientGoneException.class);
      assertThat(uploads.received()).isEqualTo("abc");
    }
  }

  @Test
  void aTricklingClientHoldsNoThread() throws Exception {
    Uploads uploads = new Uploads();
    List<RawClient> clients = new ArrayList<>();
    try (TransferServer server = new TransferServer(uploads)) {
      for (int i = 0; i < 100; i++) {
        clients.add(new RawClient(server.port).say(put(3) + "a"));
      }
      eventually("each has sent a byte", () -> uploads.size() == 100);
      eventually("no thread is held", () -> server.gateway.busy() == 0);

      for (RawClient client : clients) {
        assertThat(client.say("bc").answer().status()).isEqualTo(201);
      }
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void aSlowSinkHoldsTheClientBack() throws Exception {
    Semaphore permits = new Semaphore(0);
    byte[] content = Bytes.random(30_000_000);
    Uploads uploads = new Uploads().waitingFor(permits);
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  client.say(put(content.length)).send(content);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      sender.start();
      eventually("much waits", () -> server.intake.waiting() >= QueueBudget.LARGEST);
      assertThat(server.intake.waiting()).isLessThan(2 * QueueBudget.LARGEST);

      permits.release(1_000_000);

      assertThat(client.answer().status()).isEqualTo(201);
      assertThat(uploads.received()).isEqualTo(Bytes.text(content));
      assertThat(server.intake.waiting()).isZero();
    }
  }

  @Test
  void theQueuesOfManyUploadsStayWithinTheBudget() throws Exception {
    Semaphore permits = new Semaphore(0);
    Uploads uploads = new Uploads().waitingFor(permits);
    byte[] content = new byte[200_000];
    List<RawClient> clients = new ArrayList<>();
    try (TransferServer server = new TransferServer(uploads)) {
      for (int i = 0; i < 100; i++) {
        clients.add(new RawClient(server.port).say(put(content.length)).send(content));
      }
      eventually("much waits", () -> server.intake.waiting() > 6 * TransferServer.MIB);
      long most = 8 * TransferServer.MIB + 100 * 2L * QueueBudget.SMALLEST;
      assertThat(server.intake.waiting()).isLessThan(most);

      permits.release(1_000_000);

      for (RawClient client : clients) {
        assertThat(client.answer().status()).isEqualTo(201);
      }
      assertThat(server.intake.waiting()).isZero();
    } finally {
      permits.release(1_000_000);
      for (RawClient client : clients) {
        client.close();
      }
    }
  }
}
