// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.http.transfer.Bytes.Source;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same transfers in streams of HTTP/2. */
class Http2TransferTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions()
              .setProtocolVersion(HttpVersion.HTTP_2)
              .setHttp2ClearTextUpgrade(false));

  @AfterEach
  void closeClient() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private HttpClientRequest request(TransferServer server, HttpMethod method) {
    return await(client.request(method, server.port, "127.0.0.1", "/"));
  }

  @Test
  void aBodyGoesOutAsItIs() throws Exception {
    byte[] content = Bytes.random(3_000_000);
    try (TransferServer server =
        new TransferServer(
            (it, request) -> it.pump.send(new Source(content), content.length, request))) {
      Buffer body = await(request(server, HttpMethod.GET).send().compose(HttpClientResponse::body));

      assertThat(body.getBytes()).isEqualTo(content);
      eventually("all buffers are back", () -> server.buffers() == 0);
    }
  }

  @Test
  void aSourceThatEndsEarlyResetsTheStream() throws Exception {
    try (TransferServer server =
        new TransferServer(
            (it, request) -> it.pump.send(new Source(new byte[1_000_000]), 2_000_000, request))) {
      Future<Buffer> body =
          request(server, HttpMethod.GET).send().compose(HttpClientResponse::body);

      assertThatThrownBy(() -> await(body)).isInstanceOf(CompletionException.class);
      eventually("all buffers are back", () -> server.buffers() == 0);
      eventually("the transfer has left, once", () -> server.pump.transfers() == 0);
    }
  }

  @Test
  void aStreamThatIsResetEndsTheTransfer() throws Exception {
    Source source = new Source(new byte[50_000_000]);
    AtomicReference<Future<Void>> sent = new AtomicReference<>();
    try (TransferServer server =
        new TransferServer((it, request) -> sent.set(it.pump.send(source, 50_000_000, request)))) {
      HttpClientRequest request = request(server, HttpMethod.GET);
      await(request.send()).pause();

      await(request.reset(8));

      eventually("the source is closed", () -> !source.isOpen());
      eventually("all buffers are back", () -> server.buffers() == 0);
      assertThat(sent.get().cause()).isInstanceOf(ClientGoneException.class);
      eventually("the transfer has left, once", () -> server.pump.transfers() == 0);
    }
  }

  @Test
  void aBodyComesInAsItIs() throws Exception {
    byte[] content = Bytes.random(5_000_000);
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads)) {
      HttpClientResponse answer =
          await(request(server, HttpMethod.PUT).send(Buffer.buffer(content)));

      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(uploads.received()).isEqualTo(Bytes.text(content));
      assertThat(uploads.overlapped()).isFalse();
    }
  }

  @Test
  void aSlowSinkHoldsTheClientBack() throws Exception {
    Semaphore permits = new Semaphore(0);
    byte[] content = Bytes.random(10_000_000);
    Uploads uploads = new Uploads().waitingFor(permits);
    try (TransferServer server = new TransferServer(uploads)) {
      Future<HttpClientResponse> answer =
          request(server, HttpMethod.PUT).send(Buffer.buffer(content));
      eventually("something waits", () -> server.intake.waiting() > 0);
      assertThat(server.intake.waiting()).isLessThan(2 * QueueBudget.LARGEST);

      permits.release(1_000_000);

      assertThat(await(answer).statusCode()).isEqualTo(201);
      assertThat(uploads.received()).isEqualTo(Bytes.text(content));
    }
  }

  @Test
  void anUploadThatIsResetFailsAfterItsBytesWereTaken() throws Exception {
    Uploads uploads = new Uploads();
    try (TransferServer server = new TransferServer(uploads)) {
      HttpClientRequest request = request(server, HttpMethod.PUT).setChunked(true);
      await(request.write(Buffer.buffer("abcdef")));
      eventually("the bytes are taken", () -> uploads.size() == 6);

      await(request.reset(8));

      eventually("the upload fails", () -> uploads.failure() instanceof ClientGoneException);
    }
  }

  @Test
  void aClientSeesWhyTheSinkFailed() throws Exception {
    try (TransferServer server = new TransferServer(new Uploads().failingAfter(1_000_000))) {
      HttpClientRequest request = request(server, HttpMethod.PUT).setChunked(true);
      Future<HttpClientResponse> answer = request.response();
      await(request.write(Buffer.buffer(new byte[1_000_001])));

      assertThat(await(answer).statusCode()).isEqualTo(507);
      assertThat(await(request(server, HttpMethod.PUT).send(Buffer.buffer("a"))).statusCode())
          .isEqualTo(201);
    }
  }
}
