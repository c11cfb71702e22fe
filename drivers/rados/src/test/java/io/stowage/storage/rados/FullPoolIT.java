// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.registry.Digest;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FullPoolIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final int MOST = 200;

  @Test
  void aPoolWhoseQuotaIsUsedUpIsFullAtOnceAndRecoversWhenItIsRaised() throws Exception {
    try (CephCluster cluster = CephCluster.start(Map.of("CEPH_MANAGER", "yes"));
        StorageDriver driver = Fixture.open(cluster.parameters())) {
      cluster.ceph("osd", "pool", "set-quota", CephCluster.POOL, "max_bytes", "33554432");
      List<Digest> pushed = new ArrayList<>();

      assertThatThrownBy(() -> pushUntilRefused(driver, pushed))
          .isInstanceOf(StorageException.Full.class)
          .hasMessageContaining("quota");

      Instant start = Instant.now();
      assertThatThrownBy(() -> Fixture.push(driver, Fixture.bytes(5 * Fixture.MIB)))
          .isInstanceOf(StorageException.Full.class);
      assertThat(Duration.between(start, Instant.now())).isLessThan(AT_ONCE);
      assertThat(driver.blobs().delete(pushed.get(0))).isTrue();
      assertThat(Fixture.pull(driver, pushed.get(1))).hasSize(4 * Fixture.MIB);

      cluster.ceph("osd", "pool", "set-quota", CephCluster.POOL, "max_bytes", "0");
      pushUntilTaken(driver);
    }
  }

  /** Ceph counts what is used every now and then, and so refuses a while later. */
  private static void pushUntilRefused(StorageDriver driver, List<Digest> pushed)
      throws StorageException {
    Instant end = Instant.now().plus(PATIENCE);
    for (int i = 0; i < MOST || Instant.now().isBefore(end); i++) {
      byte[] content = Fixture.bytes(4 * Fixture.MIB);
      if (i < MOST) {
        pushed.add(Fixture.push(driver, content));
      } else {
        driver.blobs().delete(Fixture.push(driver, content));
      }
    }
  }

  private static void pushUntilTaken(StorageDriver driver) throws StorageException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        Fixture.push(driver, Fixture.bytes(5 * Fixture.MIB));
        return;
      } catch (StorageException.Full e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
      }
    }
  }
}
