// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.http.transfer.Bytes.Source;
import io.vertx.core.Future;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobPumpTest {
  private static final String GET = "GET / HTTP/1.1\nHost: x\n\n";

  /** The server's, and the part of a chunk of the allocator that each event loop may waste. */
  private static final long BUDGET = (8 + 2) * TransferServer.MIB;

  private static final byte[] MUCH = new byte[8_000_000];

  private final AtomicReference<Future<Void>> result = new AtomicReference<>();

  private TransferServer serving(Source source, long length) throws Exception {
    return new TransferServer(
        (server, request) -> result.set(server.pump.send(source, length, request)));
  }

  private Throwable failure() {
    eventually("the transfer is over", () -> result.get() != null && result.get().isComplete());
    return result.get().cause();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16 * 1024, 256 * 1024, 256 * 1024 + 1, 3_000_000})
  void aBodyArrivesAsItIs(int size) throws Exception {
    byte[] content = Bytes.random(size);
    Source source = new Source(content);
    try (TransferServer server = serving(source, size);
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(GET).answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(Bytes.text(content));
      assertThat(failure()).isNull();
      eventually("the source is closed", () -> !source.isOpen());
      assertThat(server.buffers()).isZero();
      eventually("all transfers have left", () -> server.pump.transfers() == 0);
    }
  }

  @Test
  void aConnectionServesOneBodyAfterAnother() throws Exception {
    byte[] content = Bytes.random(700_000);
    try (TransferServer server =
            new TransferServer(
                (it, request) -> it.pump.send(new Source(content), content.length, request));
        RawClient client = new RawClient(server.port)) {
      client.say(GET + GET + GET);

      assertThat(client.answer().body()).isEqualTo(Bytes.text(content));
      assertThat(client.answer().body()).isEqualTo(Bytes.text(content));
      assertThat(client.answer().body()).isEqualTo(Bytes.text(content));
    }
  }

  @Test
  void aSourceThatEndsEarlyCutsTheAnswerShort() throws Exception {
    Source source = new Source(Bytes.random(1_000_000));
    try (TransferServer server = serving(source, 1_500_000);
        RawClient client = new RawClient(server.port)) {
      client.say(GET);

      assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
      assertThat(failure()).isInstanceOf(EOFException.class);
      eventually("the source is closed", () -> !source.isOpen());
      assertThat(server.buffers()).isZero();
    }
  }

  @Test
  void aSourceThatFailsCutsTheAnswerShort() throws Exception {
    Source source = new Source(Bytes.random(1_000_000), true);
    try (TransferServer server = serving(source, 1_500_000);
        RawClient client = new RawClient(server.port)) {
      client.say(GET);

      assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
      assertThat(failure()).hasMessage("the disk is broken");
      eventually("the source is closed", () -> !source.isOpen());
    }
  }

  @Test
  void aSourceThatFailsAtOnceLeavesTheAnswerToTheCaller() throws Exception {
    Source source = new Source(new byte[0], true);
    try (TransferServer server =
            new TransferServer(
                (it, request) ->
                    it.pump
                        .send(source, 1000, request)
                        .onFailure(e -> request.response().setStatusCode(503).end("sorry")));
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(GET).answer();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("sorry");
      assertThat(client.say(GET).answer().status()).isEqualTo(503);
    }
  }

  @Test
  void aClientThatGoesAwayEndsTheTransfer() throws Exception {
    Source source = new Source(Bytes.random(50_000_000));
    try (TransferServer server = serving(source, 50_000_000);
        RawClient client = new RawClient(server.port, 8192)) {
      client.say(GET).head();

      client.reset();

      assertThat(failure()).isInstanceOf(ClientGoneException.class);
      eventually("the source is closed", () -> !source.isOpen());
      assertThat(server.buffers()).isZero();
      eventually("all transfers have left", () -> server.pump.transfers() == 0);
    }
  }

  @Test
  void slowClientsHoldNoThread() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (TransferServer server =
        new TransferServer((it, request) -> it.pump.send(new Source(MUCH), MUCH.length, request))) {
      for (int i = 0; i < 30; i++) {
        clients.add(new RawClient(server.port, 8192).say(GET));
        clients.get(i).head();
      }

      eventually("all wait for their clients", () -> server.gateway.busy() == 0);
      assertThat(server.pump.transfers()).isEqualTo(30);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void theBuffersOfManyTransfersStayWithinTheBudget() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (TransferServer server =
        new TransferServer((it, request) -> it.pump.send(new Source(MUCH), MUCH.length, request))) {
      for (int i = 0; i < 150; i++) {
        clients.add(new RawClient(server.port, 8192).say(GET));
        clients.get(i).head();
        assertThat(server.bufferedBytes()).isLessThanOrEqualTo(BUDGET);
      }
      for (RawClient client : clients) {
        client.in().skipNBytes(1_000_000);
        assertThat(server.bufferedBytes()).isLessThanOrEqualTo(BUDGET);
        client.hangUp();
      }

      eventually("all buffers are back", () -> server.buffers() == 0);
      eventually("all transfers have left", () -> server.pump.transfers() == 0);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void aTransferTooManyIsRefused() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    Source refused = new Source(new byte[1]);
    try (TransferServer server =
        new TransferServer(
            (it, request) ->
                it.pump
                    .send(
                        request.path().equals("/") ? new Source(MUCH) : refused,
                        MUCH.length,
                        request)
                    .onFailure(
                        e -> {
                          if (e instanceof TooBusyException) {
                            request.response().setStatusCode(429).end();
                          }
                        }))) {
      for (int i = 0; i < 256; i++) {
        clients.add(new RawClient(server.port, 8192).say(GET));
        clients.get(i).head();
      }
      RawClient last = new RawClient(server.port);
      clients.add(last);

      RawClient.Answer answer = last.say("GET /last HTTP/1.1\nHost: x\n\n").answer();

      assertThat(answer.status()).isEqualTo(429);
      eventually("its source is closed", () -> !refused.isOpen());
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }
}
