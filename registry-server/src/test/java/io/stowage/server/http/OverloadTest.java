// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.StorageException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OverloadTest {
  private static final int MORE_THAN_AT_ONCE = 400;

  @Test
  void whoComesWhileTheStoreIsStuckIsToldToComeAgain() throws Exception {
    TroubledDriver driver = new TroubledDriver(RunningRegistry.inmemory(), null);
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    HttpClient client = HttpClient.newHttpClient();
    try (RunningRegistry registry = RunningRegistry.start(driver, UnaryOperator.identity())) {
      driver.trouble(
          () -> {
            stuck.await();
            return new StorageException.Unavailable("away", null);
          });

      List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < MORE_THAN_AT_ONCE; i++) {
        answers.add(
            client
                .sendAsync(
                    registry.request("GET", "/v2/_catalog", BodyPublishers.noBody()),
                    BodyHandlers.ofByteArray())
                .whenComplete((answer, failure) -> refused.countDown()));
      }

      assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(registry.get("/v2/").statusCode()).isEqualTo(200);
      stuck.countDown();
      List<HttpResponse<byte[]>> all = new ArrayList<>();
      for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
        all.add(answer.get(20, TimeUnit.SECONDS));
      }
      assertThat(all).extracting(HttpResponse::statusCode).containsOnly(429, 503);
      HttpResponse<byte[]> busy =
          all.stream().filter(answer -> answer.statusCode() == 429).findFirst().orElseThrow();
      assertThat(header(busy, "Retry-After")).isEqualTo("1");
      assertThat(text(busy)).contains("\"code\":\"TOOMANYREQUESTS\"");
      driver.trouble(null);
      assertThat(registry.get("/v2/_catalog").statusCode()).isEqualTo(200);
    }
  }
}
