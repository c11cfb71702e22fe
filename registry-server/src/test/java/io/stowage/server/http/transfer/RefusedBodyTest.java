// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RefusedBodyTest {
  private static final String GET = "GET / HTTP/1.1\nHost: x\n\n";
  private static final String CHUNKED = "PUT / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n";
  private static final TransferServer.Routes NO =
      (server, request) -> request.response().setStatusCode(404).end("no");
  private static final TransferServer.Routes HELD_AND_REFUSED =
      (server, request) -> {
        server.intake.hold(request);
        request.response().setStatusCode(404).end("no");
      };

  private static String put(long length, String... headers) {
    return "PUT / HTTP/1.1\nHost: x\nContent-Length: "
        + length
        + "\n"
        + String.join("", headers)
        + "\n";
  }

  @Test
  void aClientThatAsksIsToldToContinue() throws Exception {
    try (TransferServer server = new TransferServer(new Uploads());
        RawClient client = new RawClient(server.port)) {
      client.say(put(3, "Expect: 100-continue\n"));

      assertThat(client.head()).startsWith("HTTP/1.1 100 ");
      RawClient.Answer answer = client.say("abc").answer();
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.head()).doesNotContainIgnoringCase("connection: close");
      assertThat(client.say(put(1) + "a").answer().status()).isEqualTo(201);
    }
  }

  @Test
  void aClientThatAsksMayBeRefusedBeforeItSends() throws Exception {
    try (TransferServer server = new TransferServer(HELD_AND_REFUSED);
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(put(3, "Expect: 100-continue\n")).answer();

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.head()).containsIgnoringCase("connection: close");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void aBodyThatIsSaidToBeTooLongIsRefusedUnread() throws Exception {
    try (TransferServer server = new TransferServer(new Uploads().limitedTo(10));
        RawClient client = new RawClient(server.port)) {
      RawClient.Answer answer = client.say(put(11, "Expect: 100-continue\n")).answer();

      assertThat(answer.status()).isEqualTo(413);
    }
  }

  @Test
  void aBodyThatTurnsOutTooLongIsRefused() throws Exception {
    Uploads uploads = new Uploads().limitedTo(10);
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      client.say(CHUNKED + "a\n0123456789\n1\nx\n0\n\n");

      assertThat(client.answer().status()).isEqualTo(413);
      assertThat(uploads.failure()).isInstanceOf(BodyTooLargeException.class);
    }
  }

  @Test
  void aConnectionIsUsedAgainAfterASmallBodyThatNobodyTook() throws Exception {
    for (TransferServer.Routes routes : new TransferServer.Routes[] {NO, HELD_AND_REFUSED}) {
      try (TransferServer server = new TransferServer(routes);
          RawClient client = new RawClient(server.port)) {
        RawClient.Answer answer = client.say(put(5)).answer();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.head()).doesNotContainIgnoringCase("connection: close");

        client.say("hello" + GET);

        assertThat(client.answer().status()).isEqualTo(404);
        assertThat(client.say(put(200_000)).send(new byte[200_000]).answer().status())
            .isEqualTo(404);
        assertThat(client.say(GET).answer().status()).isEqualTo(404);
      }
    }
  }

  @Test
  void aClientSeesTheAnswerToALargeBodyThatNobodyTook() throws Exception {
    for (TransferServer.Routes routes : new TransferServer.Routes[] {NO, HELD_AND_REFUSED}) {
      try (TransferServer server = new TransferServer(routes);
          RawClient client = new RawClient(server.port)) {
        client.say(put(50_000_000)).send(Bytes.random(20_000_000));

        assertThat(client.answer().status()).isEqualTo(404);
        assertThat(client.atEnd()).isTrue();
      }
    }
  }

  @Test
  void aClientSeesWhyTheSinkFailed() throws Exception {
    Uploads uploads = new Uploads().failingAfter(1_000_000);
    try (TransferServer server = new TransferServer(uploads);
        RawClient client = new RawClient(server.port)) {
      client.say(put(20_000_000)).send(Bytes.random(20_000_000));

      RawClient.Answer answer = client.answer();

      assertThat(answer.status()).isEqualTo(507);
      assertThat(answer.body()).isEqualTo("no room");
      assertThat(answer.head()).containsIgnoringCase("connection: close");
      eventually("nothing waits", () -> server.intake.waiting() == 0);
    }
  }

  @Test
  void aConnectionIsUsedAgainAfterASinkFailedNearTheEnd() throws Exception {
    try (TransferServer server = new TransferServer(new Uploads().failingAfter(2));
        RawClient client = new RawClient(server.port)) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.say(put(5) + "hello").answer().status()).isEqualTo(507);
      }
    }
  }

  @Test
  void aSmallBodyIsReadWhole() throws Exception {
    TransferServer.Routes routes =
        (server, request) ->
            server
                .intake
                .hold(request)
                .bytes(10)
                .onSuccess(body -> request.response().end(Bytes.text(body)))
                .onFailure(
                    e ->
                        request
                            .response()
                            .setStatusCode(e instanceof BodyTooLargeException ? 413 : 500)
                            .end());
    try (TransferServer server = new TransferServer(routes);
        RawClient client = new RawClient(server.port)) {
      assertThat(client.say(put(10) + "0123456789").answer().body()).isEqualTo("0123456789");
      assertThat(client.say(CHUNKED + "2\nab\n3\ncde\n0\n\n").answer().body()).isEqualTo("abcde");
      assertThat(client.say(put(0)).answer().body()).isEmpty();
      assertThat(client.say(put(11) + "0123456789a").answer().status()).isEqualTo(413);
      assertThat(client.say(CHUNKED + "b\n0123456789a\n0\n\n").answer().status()).isEqualTo(413);
    }
  }

  @Test
  void bodiesOnTheHeapAreBounded() throws Exception {
    TransferServer.Routes routes =
        (server, request) ->
            server
                .intake
                .hold(request)
                .bytes(3_000_000)
                .onSuccess(body -> request.response().end("taken"))
                .onFailure(
                    e ->
                        request
                            .response()
                            .setStatusCode(e instanceof TooBusyException ? 429 : 500)
                            .end());
    try (TransferServer server = new TransferServer(routes);
        RawClient first = new RawClient(server.port);
        RawClient second = new RawClient(server.port)) {
      first.say(put(2_500_000)).send(new byte[1_000_000]);
      eventually(
          "no more than one fits",
          () -> {
            try (RawClient client = new RawClient(server.port)) {
              return client.say(put(2_500_000)).answer().status() == 429;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });

      assertThat(first.send(new byte[1_500_000]).answer().status()).isEqualTo(200);
      assertThat(second.say(put(2_500_000)).send(new byte[2_500_000]).answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void aClientThatNeverReadsItsRefusalIsCutOff() throws Exception {
    try (TransferServer server = new TransferServer(NO);
        RawClient client = new RawClient(server.port)) {
      long start = System.nanoTime();
      client.say(put(50_000_000)).answer();

      assertThat(client.atEnd()).isTrue();
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(15));
    }
  }
}
