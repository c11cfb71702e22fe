// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static io.stowage.server.http.transfer.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OnContextTest {

  @Test
  void workAfterTheSocketsWaitsForARequestThatIsThere() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> busyNow = new CompletableFuture<>();
    CompletableFuture<Void> sent = new CompletableFuture<>();
    TransferServer.Routes routes =
        (server, request) -> {
          if (request.path().equals("/busy")) {
            busyNow.complete(null);
            sent.join();
            Context context = Vertx.currentContext();
            OnContext.runAfterSockets(context, () -> order.add("after sockets"));
            OnContext.run(context, () -> order.add("task"));
          } else {
            order.add(request.path());
          }
          request.response().end();
        };
    try (TransferServer server = new TransferServer(routes);
        RawClient busy = new RawClient(server.port);
        RawClient other = new RawClient(server.port)) {
      other.say("GET /connected HTTP/1.1\nHost: x\n\n").answer();
      busy.say("GET /busy HTTP/1.1\nHost: x\n\n");
      busyNow.get(10, TimeUnit.SECONDS);
      other.say("GET /waiting HTTP/1.1\nHost: x\n\n");
      sent.complete(null);

      eventually("all is done", () -> order.size() == 4);
      assertThat(order).containsExactly("/connected", "task", "/waiting", "after sockets");
    }
  }

  @Test
  void workWhoseEventLoopIsGoneRunsAtOnce() {
    List<String> ran = new CopyOnWriteArrayList<>();
    Vertx vertx = Vertx.vertx();
    Context context = vertx.getOrCreateContext();
    vertx.close().toCompletionStage().toCompletableFuture().join();

    OnContext.run(context, () -> ran.add("task"));
    OnContext.runAfterSockets(context, () -> ran.add("after sockets"));

    assertThat(ran).containsExactly("task", "after sockets");
  }
}
