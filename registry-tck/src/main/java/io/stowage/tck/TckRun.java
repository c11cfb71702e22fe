// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.stowage.tck.kit.Backend;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.laws.Law;
import io.stowage.tck.laws.LawTest;
import io.stowage.tck.report.Report;
import io.stowage.tck.report.Result;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The run of one class: makes the tests, runs each on a scene of its own, and keeps the results.
 */
final class TckRun implements Closeable {
  private final Instant begun = Instant.now();
  private final List<LawTest> tests;
  private final Map<Suite, String> leftOut;
  private final Map<String, Result> results = new ConcurrentHashMap<>();
  private final Map<String, Deviation> deviations = new LinkedHashMap<>();
  private volatile String driver = "of no name";
  private @Nullable SharedStock stock;

  /** A run of these tests. */
  TckRun(List<LawTest> tests) {
    this(tests, Map.of());
  }

  /** A run of the contract and of the suites that are joined. */
  TckRun(Suites suites) {
    this(suites.tests(), suites.leftOut());
  }

  private TckRun(List<LawTest> tests, Map<Suite, String> leftOut) {
    this.tests = tests;
    this.leftOut = leftOut;
  }

  /** The tests, by law. */
  Stream<DynamicContainer> laws(Supplier<Backend> backends, Collection<Deviation> declared) {
    declare(declared);
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

  private void declare(Collection<Deviation> declared) {
    Set<String> known = tests.stream().map(LawTest::id).collect(Collectors.toSet());
    for (Deviation deviation : declared) {
      if (!known.contains(deviation.test())) {
        throw new AssertionFailedError("a deviation is declared of an unknown test: " + deviation);
      }
      if (deviations.put(deviation.test(), deviation) != null) {
        throw new AssertionFailedError("a deviation is declared twice: " + deviation);
      }
    }
  }

  private DynamicTest dynamic(LawTest test, Supplier<Backend> backends, SharedStock shared) {
    Deviation deviation = deviations.get(test.id());
    if (deviation == null) {
      return DynamicTest.dynamicTest(
          test.sentence(), source(test), () -> keep(test, backends, shared));
    }
    return DynamicTest.dynamicTest(
        test.sentence() + " (deviates: " + deviation.reason() + ')',
        source(test),
        () -> deviate(test, deviation, backends, shared));
  }

  /** Not the method, by which Surefire would report all tests under one name. */
  private static URI source(LawTest test) {
    return URI.create("tck:" + test.id());
  }

  private void keep(LawTest test, Supplier<Backend> backends, SharedStock shared) {
    long start = System.nanoTime();
    try {
      run(test, backends, shared);
      note(test, Result.Outcome.KEPT, start, "");
    } catch (AssertionFailedError failure) {
      note(test, Result.Outcome.BROKEN, start, String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private void note(LawTest test, Result.Outcome outcome, long start, String detail) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    results.put(test.id(), new Result(test, outcome, took, detail));
  }

  private void deviate(
      LawTest test, Deviation deviation, Supplier<Backend> backends, SharedStock shared) {
    long start = System.nanoTime();
    try {
      run(test, backends, shared);
    } catch (AssertionFailedError expected) {
      note(test, Result.Outcome.DEVIATES, start, deviation.reason());
      return;
    }
    String kept =
        test.id() + " is kept now: take out the deviation that says \"" + deviation.reason() + '"';
    note(test, Result.Outcome.BROKEN, start, kept);
    throw new AssertionFailedError(kept);
  }

  private void run(LawTest test, Supplier<Backend> backends, SharedStock shared) {
    Scene scene = new Scene(backend(backends), shared);
    driver = scene.backend().driver();
    try {
      assertTimeoutPreemptively(
          scene.backend().patience(),
          () -> {
            try (scene) {
              test.body().run(scene);
            }
          });
    } catch (Throwable failure) {
      throw new AssertionFailedError(
          "%s%ntest: %s%ndriver: %s%nseen: %s%ndone:%n%s"
              .formatted(test.law(), test.id(), driver, failure, scene.trail()),
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
    List<Result> inOrder =
        tests.stream().map(test -> results.get(test.id())).filter(Objects::nonNull).toList();
    Map<String, String> reasons = new LinkedHashMap<>();
    leftOut.forEach((suite, reason) -> reasons.put(suite.toString(), reason));
    return new Report(driver, begun, tests.size(), inOrder, reasons);
  }

  /** Fails unless all tests ran. */
  void expectComplete() {
    if (!report().isComplete()) {
      throw new AssertionFailedError("the TCK is incomplete: " + report().line());
    }
  }

  @Override
  public void close() throws IOException {
    if (stock != null) {
      stock.close();
    }
  }
}
