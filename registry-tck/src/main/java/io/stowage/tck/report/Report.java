// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import io.stowage.tck.laws.Law;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a run of the TCK found of a driver, fit to publish: it holds no setting of the backend.
 *
 * @param driver the driver's name
 * @param begun when the run began
 * @param expected how many tests should have run
 * @param results what came of those that did, in the order in which they are told
 * @param leftOut the suites that were not run, each with the reason
 */
public record Report(
    String driver, Instant begun, int expected, List<Result> results, Map<String, String> leftOut) {

  /** Copies what it is given. */
  public Report {
    results = List.copyOf(results);
  }

  /** How many had this outcome. */
  public long count(Result.Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** Whether all tests ran. */
  public boolean isComplete() {
    return results.size() == expected;
  }

  /** One line on what ran. */
  public String line() {
    return "driver %s: %d of %d tests ran, %d kept, %d broken, %d deviating"
        .formatted(
            driver,
            results.size(),
            expected,
            count(Result.Outcome.KEPT),
            count(Result.Outcome.BROKEN),
            count(Result.Outcome.DEVIATES));
  }

  /** What this means for whoever wants to use the driver. */
  String verdict() {
    if (!isComplete()) {
      return "incomplete: the laws cannot be said to be kept";
    } else if (count(Result.Outcome.BROKEN) > 0) {
      return "laws are broken";
    }
    long deviations = count(Result.Outcome.DEVIATES);
    return deviations == 0
        ? "all laws are kept"
        : "all laws are kept but for deviations that are declared: " + deviations;
  }

  /** What it ran with. */
  String environment() {
    return "Java %s, %s %s, TCK %s"
        .formatted(
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Objects.requireNonNullElse(
                Report.class.getPackage().getImplementationVersion(), "in development"));
  }

  String date() {
    return begun.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  String total() {
    return seconds(results.stream().map(Result::took).reduce(Duration.ZERO, Duration::plus));
  }

  List<Result> of(Law law) {
    return results.stream().filter(result -> result.test().law() == law).toList();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /**
   * Writes it as {@code name.txt} and {@code name.html}.
   *
   * @throws IOException if that goes wrong
   */
  public void write(Path directory, String name) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(name + ".txt"), new TextReport(this).text());
    Files.writeString(directory.resolve(name + ".html"), new HtmlReport(this).text());
  }
}
