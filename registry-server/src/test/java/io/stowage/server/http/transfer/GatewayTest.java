// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static <T> T result(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aCallTooManyIsRefusedAndAnEndingIsNot() throws Exception {
    try (Gateway gateway = Gateway.open(1)) {
      CountDownLatch release = new CountDownLatch(1);
      Future<Boolean> first = gateway.call(() -> release.await(10, TimeUnit.SECONDS));

      Future<String> second = gateway.call(() -> "too many");
      Future<String> ending = gateway.finish(() -> "ended");

      assertThat(second.cause()).isInstanceOf(TooBusyException.class);
      assertThat(result(ending)).isEqualTo("ended");
      release.countDown();
      assertThat(result(first)).isTrue();
      assertThat(result(gateway.call(() -> "again"))).isEqualTo("again");
    }
  }

  @Test
  void aClosedGatewayRunsEndingsAlone() throws Exception {
    Gateway gateway = Gateway.open(1);
    gateway.close();

    assertThat(gateway.call(() -> "late").cause()).isInstanceOf(TooBusyException.class);
    assertThat(result(gateway.finish(() -> "ended"))).isEqualTo("ended");
  }

  @Test
  void whatWorkThrowsIsTheFailure() throws Exception {
    try (Gateway gateway = Gateway.open(1)) {
      IllegalStateException failure = new IllegalStateException("broken");

      Future<String> future =
          gateway.call(
              () -> {
                throw failure;
              });

      assertThat(future.transform(done -> Future.succeededFuture(done.cause())))
          .satisfies(cause -> assertThat(result(cause)).isSameAs(failure));
    }
  }
}
