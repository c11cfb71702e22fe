// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.tck.http.RegistryTarget;
import io.stowage.tck.http.RegistryTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.opentest4j.AssertionFailedError;

/** Each broken registry fails the tests of the TCK that are named for it, and none beside them. */
class BrokenRegistriesTest {
  private static BrokenRegistry registry;

  @BeforeAll
  static void start() {
    registry = new BrokenRegistry();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @ParameterizedTest(name = "a registry that {0}")
  @FieldSource("io.stowage.server.http.RegistryFault#ALL")
  void failsTheTestsThatAreNamedForIt(RegistryFault fault) {
    RegistryTarget broken = registry.by(fault.breaking());

    Set<String> failed = failed(endpointsOf(fault.broken(), broken));

    assertThat(failed).isEqualTo(fault.broken());
  }

  @Test
  void thereIsNoTestThatCannotFail() {
    Set<String> failed = new HashSet<>();
    RegistryFault.ALL.forEach(fault -> failed.addAll(fault.broken()));
    Set<String> all = new HashSet<>();

    for (int status : List.of(200, 404)) {
      RegistryTarget none = registry.by(RegistryFault.always(status));
      failed.addAll(failed(tests(none)));
      all.addAll(ids(tests(none)));
    }

    assertThat(all).isNotEmpty().allMatch(failed::contains);
  }

  @Test
  void aRegistryThatLetsEverybodyInFailsTheTestOfAccounts() {
    try (RunningRegistry open = RunningRegistry.start()) {
      RegistryTarget target =
          RegistryTarget.at(open.server().url()).withAccount("joe", "a password");

      Set<String> failed = failed(endpointsOf(Set.of("theBaseAnswers"), target));

      assertThat(failed).containsExactly("whoHasNoAccountIsToldWhereOneIsNeeded");
    }
  }

  @Test
  void theReportTellsWhatWasBrokenOfEachEndpoint() throws IOException {
    RegistryTarget deaf = registry.by(RegistryFault.always(404)).named("a registry: deaf & dumb");
    Set<String> failed;

    try (Stream<DynamicContainer> endpoints = RegistryTck.of(deaf, List.of())) {
      failed = failed(endpoints.toList().stream().flatMap(BrokenRegistriesTest::children));
    }

    Path reports = Path.of("target/stowage-tck");
    assertThat(Files.readString(reports.resolve("a-registry-deaf-dumb.txt")))
        .contains("Stowage registry TCK", "registry  a registry: deaf & dumb")
        .containsPattern("verdict +broken: " + failed.size() + " of [0-9]+ tests failed")
        .containsPattern("/v2/_catalog\n  BROKEN +[0-9.]+ s  ")
        .contains("GET /v2/ → 404");
    assertThat(Files.readString(reports.resolve("a-registry-deaf-dumb.html")))
        .contains("<title>Stowage registry TCK: a registry: deaf &amp; dumb</title>");
  }

  private static Stream<DynamicTest> children(DynamicContainer endpoint) {
    return endpoint.getChildren().map(DynamicTest.class::cast);
  }

  private static Stream<DynamicTest> tests(RegistryTarget target) {
    return RegistryTck.of(target, List.of()).flatMap(BrokenRegistriesTest::children);
  }

  /** The tests of the endpoints that these are tests of; others of much content take long. */
  private static Stream<DynamicTest> endpointsOf(Set<String> ids, RegistryTarget target) {
    return RegistryTck.of(target, List.of())
        .map(endpoint -> children(endpoint).toList())
        .filter(tests -> tests.stream().map(BrokenRegistriesTest::id).anyMatch(ids::contains))
        .flatMap(List::stream)
        .filter(test -> ids.contains(id(test)) || !id(test).contains("Large"));
  }

  private static Set<String> ids(Stream<DynamicTest> tests) {
    return tests.map(BrokenRegistriesTest::id).collect(Collectors.toSet());
  }

  private static Set<String> failed(Stream<DynamicTest> tests) {
    return ids(tests.filter(test -> fails(test.getExecutable())));
  }

  private static String id(DynamicTest test) {
    return test.getTestSourceUri().orElseThrow().getSchemeSpecificPart();
  }

  private static boolean fails(Executable test) {
    try {
      test.execute();
      return false;
    } catch (AssertionFailedError failure) {
      return true;
    } catch (Throwable other) {
      throw new AssertionError("a test of the TCK fails with this alone", other);
    }
  }
}
