// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import io.stowage.tck.Deviation;
import io.stowage.tck.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.AssertionFailedError;

/**
 * The contract of a whole registry, asked by HTTP: every endpoint of the OCI distribution
 * specification 1.1 and what the registries before it added. A class extends this one and says
 * where a registry is:
 *
 * <pre>{@code
 * class OurRegistryTckTest extends RegistryTck {
 *   @Override
 *   protected RegistryTarget registry() {
 *     return RegistryTarget.at(URI.create("https://registry.example.org")).withAccount("tck", password);
 *   }
 * }
 * }</pre>
 *
 * <p>The registry has to allow deletes. There is no way to leave a test out but {@link
 * #deviations}: the class fails unless all have run.
 *
 * <p>A report is written when all have run, as text and as HTML, under {@code target/stowage-tck}
 * or where the configuration parameter {@code stowage.tck.reports} of JUnit says.
 */
@ExtendWith(RegistryTckExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RegistryTck {
  private @Nullable RegistryTckRun run;

  /** For subclasses. */
  protected RegistryTck() {}

  /** {@return the registry, which answers; called once} */
  protected abstract RegistryTarget registry();

  /** {@return what the registry is known to do otherwise; nothing unless overridden} */
  protected List<Deviation> deviations() {
    return List.of();
  }

  /** {@return the tests, by endpoint; called by JUnit} */
  @TestFactory
  public final Stream<DynamicContainer> endpoints() {
    RegistryTckRun begun = new RegistryTckRun(registry(), deviations());
    run = begun;
    return begun.tests();
  }

  /**
   * The run that was begun.
   *
   * @throws AssertionFailedError if none was
   */
  final RegistryTckRun run() {
    RegistryTckRun begun = run;
    if (begun == null) {
      throw new AssertionFailedError("the TCK is incomplete: no test ran");
    }
    return begun;
  }

  /**
   * The tests for a {@link TestFactory} among other tests of a registry, instead of a class that
   * extends this one. Whoever closes the stream, as JUnit does, learns whether all have run, and
   * finds the report under {@code target/stowage-tck} by the name of the registry.
   *
   * @param registry the registry, which answers
   * @param deviations what it is known to do otherwise
   * @return the tests, to be closed
   */
  public static Stream<DynamicContainer> of(
      RegistryTarget registry, Collection<Deviation> deviations) {
    RegistryTckRun begun = new RegistryTckRun(registry, deviations);
    return begun.tests().onClose(() -> publish(begun.report()));
  }

  private static void publish(Report report) {
    try {
      report.write(Report.DIRECTORY, report.subject().name().replaceAll("[^A-Za-z0-9._-]+", "-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    report.expectComplete();
  }
}
