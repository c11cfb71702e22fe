// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The contract of {@link io.stowage.storage.StorageDriver}: a driver that passes can be put under a
 * registry. A driver's tests extend this class and say where a backend is:
 *
 * <pre>{@code
 * class InMemoryTckTest extends StorageDriverTck {
 *   @Override
 *   protected TckBackend backend() {
 *     return TckBackend.named("inmemory", Map.of("share", UUID.randomUUID()));
 *   }
 * }
 * }</pre>
 *
 * <p>There is no way to leave a test out but {@link #deviations}: the class fails unless all have
 * run. More can be asked of a driver by {@link #suites}, and parts of the contract, which the
 * report names, be left to another class.
 *
 * <p>A report is written when all have run, as text and as HTML, under {@code target/stowage-tck}
 * or where the configuration parameter {@code stowage.tck.reports} of JUnit says.
 */
@ExtendWith(TckExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
@Isolated("counts the threads and open files of the process")
public abstract class StorageDriverTck {
  private @Nullable TckRun run;

  /** For subclasses. */
  protected StorageDriverTck() {}

  /**
   * Makes a new and empty backend. Called before each test, and once for a large store that many
   * tests read.
   *
   * @return a backend that nobody else uses
   */
  protected abstract TckBackend backend();

  /** {@return the laws that the driver is known to break; none unless overridden} */
  protected List<Deviation> deviations() {
    return List.of();
  }

  /** {@return what is asked of the driver; the contract and nothing beside unless overridden} */
  protected Suites suites() {
    return Suites.of();
  }

  /** {@return the tests, by law; called by JUnit} */
  @TestFactory
  public final Stream<DynamicContainer> laws() {
    return Objects.requireNonNull(run, "TckExtension was not asked")
        .laws(() -> backend().backend(), deviations());
  }

  final void begin(TckRun begun) {
    run = begun;
  }
}
