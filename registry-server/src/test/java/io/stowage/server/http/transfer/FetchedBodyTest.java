// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies whose bytes are fetched before the event loop reads them. */
class FetchedBodyTest {
  private static final String GET = "GET / HTTP/1.1\nHost: x\n\n";
  private static final int SIZE = 5_000_000;

  /** The server's, and the part of a chunk of the allocator that each event loop may waste. */
  private static final long BUDGET = (8 + 2) * TransferServer.MIB;

  private final AtomicReference<Future<Void>> result = new AtomicReference<>();

  private TransferServer serving(FetchedBytes source, long length) throws Exception {
    return new TransferServer(
        (server, request) -> result.set(server.pump.send(source, length, request.response())));
  }

  private Throwable failure() {
    eventually("the transfer is over", () -> result.get() != null && result.get().isComplete());
    return result.get().cause();
  }

  private void arrives(FetchedBytes source, byte[] content) throws Exception {
    try (TransferServer server = serving(source, content.length);
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(GET).answer();

      assertThat(answer.body()).isEqualTo(Bytes.text(content));
      assertThat(failure()).isNull();
      assertThat(source.readTooEarly).hasValue(0);
      eventually("the source is closed", () -> !source.isOpen());
      assertThat(server.buffers()).isZero();
      assertThat(server.pump.transfers()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256 * 1024, 256 * 1024 + 1, 1024 * 1024, SIZE})
  void arrivesAsItIs(int size) throws Exception {
    byte[] content = Bytes.random(size);

    arrives(FetchedBytes.all(content), content);
  }

  @Test
  void isReadOnTheEventLoop() throws Exception {
    byte[] content = Bytes.random(SIZE);
    FetchedBytes source = FetchedBytes.all(content);

    arrives(source, content);

    assertThat(source.readOnEventLoops).hasValue(SIZE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_500_000})
  void whatCannotBeFetchedIsReadOnTheGateway(int fetchable) throws Exception {
    byte[] content = Bytes.random(SIZE);
    FetchedBytes source = FetchedBytes.upTo(fetchable, content);

    arrives(source, content);

    assertThat(source.readOnEventLoops).hasValue(fetchable);
  }

  @Test
  void fetchingThatFailsIsNoFailureYet() throws Exception {
    byte[] content = Bytes.random(SIZE);

    arrives(FetchedBytes.failingAfter(2_000_000, content), content);
  }

  @Test
  void aSourceThatEndsBeforeWhatItFetchedCutsTheAnswerShort() throws Exception {
    FetchedBytes source = FetchedBytes.all(Bytes.random(SIZE));
    try (TransferServer server = serving(source, SIZE + 1_000_000);
        RawClient client = new RawClient(server.port)) {
      client.say(GET);

      assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
      assertThat(failure()).isInstanceOf(EOFException.class);
      eventually("the source is closed", () -> !source.isOpen());
      assertThat(server.buffers()).isZero();
      assertThat(server.pump.transfers()).isZero();
    }
  }

  @Test
  void aClientThatGoesAwayEndsTheTransfer() throws Exception {
    FetchedBytes source = FetchedBytes.all(Bytes.random(50_000_000));
    try (TransferServer server = serving(source, 50_000_000);
        RawClient client = new RawClient(server.port, 8192)) {
      client.say(GET).head();

      client.reset();

      assertThat(failure()).isInstanceOf(ClientGoneException.class);
      eventually("the source is closed", () -> !source.isOpen());
      assertThat(server.buffers()).isZero();
      assertThat(server.pump.transfers()).isZero();
    }
  }

  @Test
  void slowClientsHoldNoThreadAndLittleMemory() throws Exception {
    byte[] content = new byte[8_000_000];
    List<RawClient> clients = new ArrayList<>();
    try (TransferServer server =
        new TransferServer(
            (it, request) ->
                it.pump.send(FetchedBytes.all(content), content.length, request.response()))) {
      for (int i = 0; i < 100; i++) {
        clients.add(new RawClient(server.port, 8192).say(GET));
        clients.get(i).head();
        assertThat(server.bufferedBytes()).isLessThanOrEqualTo(BUDGET);
      }

      eventually("all wait for their clients", () -> server.gateway.busy() == 0);
      assertThat(server.pump.transfers()).isEqualTo(100);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }
}
