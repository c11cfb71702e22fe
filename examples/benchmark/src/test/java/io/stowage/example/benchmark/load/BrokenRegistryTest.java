// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokenRegistryTest {
  private static final Duration UNTIL_ANSWERED = Duration.ZERO;
  private static final Blob BLOB = SmallBlob.random(100);

  @Test
  void rightAnswersAreCounted() throws IOException, InterruptedException {
    try (StubServer server = new StubServer(e -> StubServer.respond(e, 200, 5))) {
      Expected expected = new Expected(Request.get("/v2/"), 200, 5);

      assertThat(new KeepAliveLoad(server.address(), expected).run(3, UNTIL_ANSWERED)).isPositive();
    }
  }

  @Test
  void answerWithAnotherStatusEndsTheLoad() throws IOException {
    try (StubServer server = new StubServer(e -> StubServer.respond(e, 503, 5))) {
      Expected expected = new Expected(Request.get("/v2/"), 200, 5);
      KeepAliveLoad load = new KeepAliveLoad(server.address(), expected);

      assertThatIOException()
          .isThrownBy(() -> load.run(3, UNTIL_ANSWERED))
          .withMessageContaining("503");
    }
  }

  @Test
  void answerWithAnotherLengthEndsTheLoad() throws IOException {
    try (StubServer server = new StubServer(e -> StubServer.respond(e, 200, 4))) {
      Expected expected = new Expected(Request.get("/v2/"), 200, 5);
      KeepAliveLoad load = new KeepAliveLoad(server.address(), expected);

      assertThatIOException()
          .isThrownBy(() -> load.run(3, UNTIL_ANSWERED))
          .withMessageContaining("200 and 4 bytes");
    }
  }

  @Test
  void pullsOfTheWholeBlobAreTimed() throws IOException, InterruptedException {
    try (StubServer server = new StubServer(e -> StubServer.respond(e, 200, 100))) {
      Transfers pulls = PullLoad.run(server.address(), "a/b", BLOB, 4);

      assertThat(pulls.first()).isPositive().isLessThanOrEqualTo(pulls.median());
      assertThat(pulls.median()).isLessThanOrEqualTo(pulls.last());
      assertThat(pulls.bytes()).isGreaterThan(400);
    }
  }

  @Test
  void pullOfAnotherLengthFails() throws IOException {
    try (StubServer server = new StubServer(e -> StubServer.respond(e, 200, 99))) {
      assertThatIOException()
          .isThrownBy(() -> PullLoad.run(server.address(), "a/b", BLOB, 4))
          .withMessageContaining("99 bytes instead of 200 and 100");
    }
  }

  @Test
  void pushThatIsAnsweredWithAnotherDigestFails() throws IOException {
    try (StubServer server = new StubServer(BrokenRegistryTest::acceptAsSomethingElse);
        PushClient client = new PushClient(server.address(), "a/b")) {
      assertThatIOException()
          .isThrownBy(() -> client.push(BLOB))
          .withMessage("A push of %s was answered with sha256:else", BLOB.digest());
    }
  }

  @Test
  void pushedBlobOfAnotherSizeFailsTheCheck() throws IOException {
    StubServer.Answer head =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Length", "7");
          exchange.sendResponseHeaders(200, -1);
        };
    try (StubServer server = new StubServer(head);
        PushClient client = new PushClient(server.address(), "a/b")) {
      assertThatIOException()
          .isThrownBy(() -> client.check(BLOB))
          .withMessage("A pushed blob of 100 bytes has 7");
    }
  }

  private static void acceptAsSomethingElse(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", "/v2/a/b/blobs/uploads/1?_state=2");
    exchange.getResponseHeaders().set("Docker-Content-Digest", "sha256:else");
    exchange.getResponseHeaders().set("Content-Length", "0");
    boolean commit = exchange.getRequestMethod().equals("PUT");
    exchange.sendResponseHeaders(commit ? 201 : 202, -1);
  }
}
