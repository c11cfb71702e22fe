// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NearBytesTest {
  private static final int SIZE = 5_000_000;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
  private final FetchedBytes source = FetchedBytes.all(new byte[SIZE]);
  private final NearBytes near = new NearBytes(source, SIZE, nanos::get);

  private void fetch() {
    near.fetch(near::add).run();
  }

  @Test
  void nothingIsNearBeforeItIsFetched() {
    assertThat(near.isFresh()).isFalse();
    assertThat(near.limit()).isZero();
    assertThat(near.isFetchDue()).isTrue();
  }

  @Test
  void oneWindowIsFetchedAtATime() {
    Runnable fetching = near.fetch(near::add);
    assertThat(near.isFetchDue()).isFalse();

    fetching.run();

    assertThat(near.isFetchDue()).isFalse();
    assertThat(near.limit()).isEqualTo(NearBytes.WINDOW);
  }

  @Test
  void theNextWindowIsFetchedBeforeTheLastIsUsedUp() {
    fetch();

    near.take(NearBytes.WINDOW / 2);

    assertThat(near.isFetchDue()).isTrue();
    assertThat(near.isFresh()).isTrue();
  }

  @Test
  void noMoreIsFetchedThanThereIs() {
    for (long left = SIZE; left > 0; left -= Math.min(left, NearBytes.WINDOW)) {
      fetch();
      near.take(near.limit());
    }

    assertThat(near.isFetchDue()).isFalse();
  }

  @Test
  void bytesThatNobodyReadForLongAreForTheGateway() {
    fetch();

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(near.isFresh()).isFalse();
    assertThat(near.limit()).isEqualTo(NearBytes.WINDOW);
  }

  @Test
  void aSourceThatCannotFetchIsReadOnTheGateway() {
    NearBytes far = new NearBytes(new Bytes.Source(new byte[SIZE]), SIZE, nanos::get);

    assertThat(far.isFetchDue()).isFalse();
    assertThat(far.isFresh()).isFalse();
    assertThat(far.limit()).isGreaterThan(SIZE);
  }

  @Test
  void aSourceThatFetchesNothingIsNotAskedAgain() {
    NearBytes far = new NearBytes(FetchedBytes.upTo(0, new byte[SIZE]), SIZE, nanos::get);

    far.fetch(far::add).run();

    assertThat(far.isFetchDue()).isFalse();
    assertThat(far.limit()).isGreaterThan(SIZE);
  }

  @Test
  void littleIsNotWorthFetching() {
    assertThat(new NearBytes(source, 1000, nanos::get).isFetchDue()).isFalse();
  }
}
