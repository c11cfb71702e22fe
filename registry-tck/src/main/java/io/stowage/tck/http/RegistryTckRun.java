// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import io.stowage.tck.Deviation;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** One run of all tests on a registry: makes them, and counts which ran. */
final class RegistryTckRun {
  private final RegistryTarget target;
  private final HttpClient client = Stage.client();
  private final Map<String, Deviation> deviations = new LinkedHashMap<>();
  private final Set<String> ran = ConcurrentHashMap.newKeySet();

  RegistryTckRun(RegistryTarget target, Collection<Deviation> declared) {
    this.target = target;
    Set<String> known = CheckTest.all().stream().map(CheckTest::id).collect(Collectors.toSet());
    for (Deviation deviation : declared) {
      if (!known.contains(deviation.test())) {
        throw new AssertionFailedError("a deviation is declared of an unknown test: " + deviation);
      }
      if (deviations.put(deviation.test(), deviation) != null) {
        throw new AssertionFailedError("a deviation is declared twice: " + deviation);
      }
    }
  }

  /** The tests, by endpoint. */
  Stream<DynamicContainer> tests() {
    return Stream.of(Endpoint.values())
        .map(
            endpoint ->
                DynamicContainer.dynamicContainer(
                    endpoint.toString(),
                    CheckTest.all().stream()
                        .filter(test -> test.endpoint() == endpoint)
                        .map(this::dynamic)));
  }

  private DynamicTest dynamic(CheckTest test) {
    Deviation deviation = deviations.get(test.id());
    URI source = URI.create("tck:" + test.id());
    if (deviation == null) {
      return DynamicTest.dynamicTest(test.sentence(), source, () -> run(test));
    }
    return DynamicTest.dynamicTest(
        test.sentence() + " (deviates: " + deviation.reason() + ')',
        source,
        () -> deviate(test, deviation));
  }

  private void deviate(CheckTest test, Deviation deviation) {
    try {
      run(test);
    } catch (AssertionFailedError expected) {
      return;
    }
    throw new AssertionFailedError(
        test.id() + " is kept now: take out the deviation that says \"" + deviation.reason() + '"');
  }

  private void run(CheckTest test) {
    ran.add(test.id());
    Stage stage = new Stage(target, client);
    try {
      test.body().run(stage);
    } catch (Throwable failure) {
      throw new AssertionFailedError(
          "%s, as of %s%ntest: %s%nregistry: %s%nseen: %s%nsaid:%n%s"
              .formatted(test.endpoint(), test.source(), test.id(), target, failure, stage.trail()),
          failure);
    }
  }

  /** Fails unless all tests ran. */
  void expectComplete() {
    if (ran.size() != CheckTest.all().size()) {
      throw new AssertionFailedError(
          "the TCK is incomplete: of %d tests %d ran"
              .formatted(CheckTest.all().size(), ran.size()));
    }
  }
}
