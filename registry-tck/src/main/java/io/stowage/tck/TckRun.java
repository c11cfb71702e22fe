// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.stowage.tck.kit.Backend;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.laws.Law;
import io.stowage.tck.laws.LawTest;
import io.stowage.tck.report.Ledger;
import io.stowage.tck.report.Report;
import io.stowage.tck.report.Subject;
import io.stowage.tck.report.Telling;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The run of one class: makes the tests, runs each on a scene of its own, and keeps the results.
 */
final class TckRun implements Closeable {
  private static final String TCK = "Stowage storage TCK";

  private final List<LawTest> tests;
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final Map<String, String> suites = new LinkedHashMap<>();
  private final Ledger ledger = new Ledger();
  private volatile String driver = "of no name";
  private @Nullable SharedStock stock;

  /** A run of these tests. */
  TckRun(List<LawTest> tests) {
    this.tests = tests;
    tests.forEach(test -> ledger.expect(test.law().toString(), test.id()));
  }

  /** A run of the contract and of the suites that are joined. */
  TckRun(Suites asked) {
    this(asked.tests());
    asked.partsLeftOut().forEach((part, reason) -> parts.put(part.toString(), reason));
    asked.leftOut().forEach((suite, reason) -> suites.put(suite.toString(), reason));
    asked.samples().forEach((suite, sample) -> suites.put(suite.toString(), sample.toString()));
  }

  /** The tests, by law. */
  Stream<DynamicContainer> laws(Supplier<Backend> backends, Collection<Deviation> declared) {
    declared.forEach(
        deviation -> ledger.declare(deviation.test(), deviation.reason(), deviation.always()));
    SharedStock shared = new SharedStock(backends);
    stock = shared;
    return Stream.of(Law.values())
        .map(
            law ->
                DynamicContainer.dynamicContainer(
                    law.toString(),
                    tests.stream()
                        .filter(test -> test.law() == law)
                        .map(test -> dynamic(test, backends, shared))));
  }

  private DynamicTest dynamic(LawTest test, Supplier<Backend> backends, SharedStock shared) {
    return ledger.test(test.id(), test.sentence(), () -> run(test, backends, shared));
  }

  private void run(LawTest test, Supplier<Backend> backends, SharedStock shared) {
    Scene scene = new Scene(backend(backends), shared);
    driver = scene.backend().driver();
    try {
      Duration patience = scene.backend().patience();
      assertTimeoutPreemptively(
          patience,
          () -> {
            try (scene) {
              test.body().run(scene);
            }
          },
          () ->
              "not done in " + patience.toMillis() / 1000.0 + " s (TckBackend.within allows more)");
    } catch (Throwable failure) {
      throw new AssertionFailedError(
          "%s%ntest: %s%ndriver: %s%ndemanded: %s%nseen: %s%nat: %s%ndone:%n%s"
              .formatted(
                  test.law(),
                  test.id(),
                  driver,
                  Telling.sentence(test.id()),
                  Telling.seen(failure),
                  Telling.place(failure, "Laws"),
                  scene.trail()),
          failure);
    }
  }

  /** Without one a test fails; it is not skipped. */
  private static Backend backend(Supplier<Backend> backends) {
    try {
      return backends.get();
    } catch (RuntimeException e) {
      throw new AssertionFailedError("there is no backend: " + e, e);
    }
  }

  /** What was found. */
  Report report() {
    return ledger.report(new Subject(TCK, "driver", driver), parts, suites);
  }

  @Override
  public void close() throws IOException {
    if (stock != null) {
      stock.close();
    }
  }
}
