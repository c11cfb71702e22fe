// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import static io.stowage.server.core.Errors.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.ErrorCode;
import io.stowage.storage.StorageException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadBacksTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @Test
  void refusesWhatWouldWaitBehindTooMany() throws Exception {
    ReadBacks readBacks = new ReadBacks(1, 0);
    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> slow(readBacks));
    begun.await();

    refused(ErrorCode.TOOMANYREQUESTS, () -> slow(readBacks));

    go.countDown();
    assertThat(first.get()).isTrue();
    assertThat(slow(readBacks)).isTrue();
  }

  @Test
  void letsAFewWaitForTheirTurn() throws Exception {
    ReadBacks readBacks = new ReadBacks(1, 1);
    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> slow(readBacks));
    begun.await();
    CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> slow(readBacks));

    go.countDown();

    assertThat(first.get()).isTrue();
    assertThat(second.get()).isTrue();
  }

  @Test
  void givesTheTurnOnAfterAFailure() throws Exception {
    ReadBacks readBacks = new ReadBacks(1, 0);

    refused(
        ErrorCode.UNAVAILABLE,
        () ->
            Store.call(
                () ->
                    readBacks.run(
                        () -> {
                          throw new StorageException.Unavailable("away", null);
                        })));

    go.countDown();
    assertThat(slow(readBacks)).isTrue();
  }

  private boolean slow(ReadBacks readBacks) {
    return Store.call(
        () ->
            readBacks.run(
                () -> {
                  begun.countDown();
                  try {
                    go.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return true;
                }));
  }
}
