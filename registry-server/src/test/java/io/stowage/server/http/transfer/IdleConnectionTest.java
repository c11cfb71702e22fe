// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.http.transfer.Bytes.Source;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IdleConnectionTest {
  private static final String GET = "GET / HTTP/1.1\nHost: x\n\n";
  private static final int IDLE_MILLIS = 300;

  private static HttpServerOptions impatient() {
    return new HttpServerOptions()
        .setIdleTimeout(IDLE_MILLIS)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  /** Waits until a connection that may be closed for its silence has been. */
  private static void beSilent(int port) throws Exception {
    for (int i = 0; i < 3; i++) {
      try (RawClient silent = new RawClient(port)) {
        assertThat(silent.atEnd()).isTrue();
      }
    }
  }

  @Test
  void aConnectionWithoutRequestsIsClosed() throws Exception {
    try (TransferServer server =
            new TransferServer(impatient(), (it, request) -> request.response().end());
        RawClient client = new RawClient(server.port)) {
      assertThat(client.say(GET).answer().status()).isEqualTo(200);
      assertThat(client.say(GET).answer().status()).isEqualTo(200);

      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void aClientThatStopsInTheMiddleOfItsBodyIsCutOff() throws Exception {
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(impatient(), uploads);
        RawClient client = new RawClient(server.port)) {
      client.say("PUT / HTTP/1.1\nHost: x\nContent-Length: 10\n\nabc");

      assertThat(client.atEnd()).isTrue();
      eventually("the upload fails", () -> uploads.failure() instanceof ClientGoneException);
    }
  }

  @Test
  void aClientThatDoesNotReadItsBlobIsCutOff() throws Exception {
    Source source = new Source(new byte[20_000_000]);
    try (TransferServer server =
            new TransferServer(
                impatient(), (it, request) -> it.pump.send(source, 20_000_000, request));
        RawClient client = new RawClient(server.port, 8192)) {
      client.say(GET).head();

      eventually("the source is closed", () -> !source.isOpen());
    }
  }

  @Test
  void aClientIsNotCutOffForASlowAnswer() throws Exception {
    AtomicReference<HttpServerRequest> asked = new AtomicReference<>();
    try (TransferServer server =
            new TransferServer(
                impatient(),
                (it, request) -> {
                  if (request.path().equals("/slow")) {
                    asked.set(request);
                  }
                });
        RawClient client = new RawClient(server.port)) {
      client.say("GET /slow HTTP/1.1\nHost: x\n\n");
      eventually("the server knows", () -> asked.get() != null);

      beSilent(server.port);
      asked.get().response().end("at last");

      assertThat(client.answer().body()).isEqualTo("at last");
    }
  }

  @Test
  void aClientIsNotCutOffForASlowSink() throws Exception {
    Semaphore permits = new Semaphore(0);
    Uploads uploads = new Uploads().waitingFor(permits);
    try (TransferServer server = new TransferServer(impatient(), uploads);
        RawClient client = new RawClient(server.port)) {
      client.say("PUT / HTTP/1.1\nHost: x\nContent-Length: 1500000\n\n");
      client.send(new byte[1_500_000]);
      eventually("much waits", () -> server.intake.waiting() >= QueueBudget.LARGEST);

      beSilent(server.port);
      permits.release(1_000_000);

      assertThat(client.answer().status()).isEqualTo(201);
    }
  }
}
