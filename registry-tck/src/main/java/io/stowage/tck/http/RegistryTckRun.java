// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import io.stowage.tck.Deviation;
import io.stowage.tck.report.Ledger;
import io.stowage.tck.report.Report;
import io.stowage.tck.report.Subject;
import io.stowage.tck.report.Telling;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** One run of all tests on a registry: makes them, and keeps what comes of each. */
final class RegistryTckRun {
  private static final String TCK = "Stowage registry TCK";

  private final RegistryTarget target;
  private final HttpClient client = Stage.client();
  private final Ledger ledger = new Ledger();

  RegistryTckRun(RegistryTarget target, Collection<Deviation> declared) {
    this.target = target;
    CheckTest.all().forEach(test -> ledger.expect(test.endpoint().toString(), test.id()));
    declared.forEach(
        deviation -> ledger.declare(deviation.test(), deviation.reason(), deviation.always()));
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
    return ledger.test(test.id(), test.sentence(), () -> run(test));
  }

  private void run(CheckTest test) {
    Stage stage = new Stage(target, client);
    try {
      test.body().run(stage);
    } catch (Throwable failure) {
      throw new AssertionFailedError(
          "%s, as of %s%ntest: %s%nregistry: %s%ndemanded: %s%nseen: %s%nat: %s%nsaid:%n%s"
              .formatted(
                  test.endpoint(),
                  test.source(),
                  test.id(),
                  target,
                  Telling.sentence(test.id()),
                  Telling.seen(failure),
                  Telling.place(failure, "Checks"),
                  stage.trail()),
          failure);
    }
  }

  /** What was found. */
  Report report() {
    return ledger.report(new Subject(TCK, "registry", target.name()), Map.of(), Map.of());
  }
}
