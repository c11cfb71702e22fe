// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.storage.Caller;
import io.stowage.storage.StorageException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void workersWorkForTheCallerOfWhomeverTheyHelp() throws StorageException {
    Caller caller = new Caller();
    Callable<List<Object>> look = () -> List.of(Thread.currentThread(), Caller.current());

    try (Workers workers = new Workers()) {
      List<Object> seen = caller.call(() -> workers.all(List.of(look), 1).get(0));

      assertThat(seen.get(0)).isNotSameAs(Thread.currentThread());
      assertThat(seen.get(1)).isSameAs(caller);
    }
  }
}
