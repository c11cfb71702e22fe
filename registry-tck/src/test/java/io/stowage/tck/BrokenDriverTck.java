// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import io.stowage.tck.broken.Fault;
import io.stowage.tck.broken.ReferenceStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the TCK on a broken driver. Run by other tests alone. */
class BrokenDriverTck extends StorageDriverTck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static @Nullable Fault fault;
  private static List<Deviation> deviations = List.of();

  /** Runs it on the reference driver with a fault. */
  static TckResult run(Fault of, Deviation... declared) {
    fault = of;
    deviations = List.of(declared);
    return TckResult.of(BrokenDriverTck.class);
  }

  @Override
  protected TckBackend backend() {
    return brokenBy(fault.name());
  }

  /** An empty store, and a driver that is broken in this way. */
  static TckBackend brokenBy(String fault) {
    String store = UUID.randomUUID().toString();
    return TckBackend.named("reference", Map.of("store", store, "fault", fault))
        .damagedBy((digest, content) -> ReferenceStore.damage(store, digest, content))
        .cleanedBy(() -> ReferenceStore.forget(store))
        .within(PATIENCE);
  }

  @Override
  protected List<Deviation> deviations() {
    return deviations;
  }
}
