// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.stowage.tck.kit.Backend;
import io.stowage.tck.kit.Scene;
import io.stowage.tck.laws.Law;
import io.stowage.tck.laws.LawTest;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** The run of one class: makes the tests, runs each on a scene of its own, and counts. */
final class TckRun implements AutoCloseable {
  private final List<LawTest> tests;
  private final Set<String> kept = ConcurrentHashMap.newKeySet();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Set<String> deviating = ConcurrentHashMap.newKeySet();
  private final Map<String, Deviation> deviations = new LinkedHashMap<>();
  private volatile String driver = "of no name";
  private @Nullable SharedStock stock;

  /** A run of these tests. */
  TckRun(List<LawTest> tests) {
    this.tests = tests;
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
    try {
      run(test, backends, shared);
      kept.add(test.id());
    } catch (AssertionFailedError failure) {
      broken.add(test.id());
      throw failure;
    }
  }

  private void deviate(
      LawTest test, Deviation deviation, Supplier<Backend> backends, SharedStock shared) {
    try {
      run(test, backends, shared);
    } catch (AssertionFailedError expected) {
      deviating.add(test.id());
      return;
    }
    broken.add(test.id());
    throw new AssertionFailedError(
        test.id() + " is kept now: take out the deviation that says \"" + deviation.reason() + '"');
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

  /** One line on what ran. */
  String report() {
    return "driver %s: %d of %d tests ran, %d kept, %d broken, %d deviating"
        .formatted(driver, ran(), tests.size(), kept.size(), broken.size(), deviating.size());
  }

  private int ran() {
    return kept.size() + broken.size() + deviating.size();
  }

  /** Fails unless all tests ran. */
  void expectComplete() {
    if (ran() != tests.size()) {
      throw new AssertionFailedError("the TCK is incomplete: " + report());
    }
  }

  @Override
  public void close() throws IOException {
    if (stock != null) {
      stock.close();
    }
  }
}
