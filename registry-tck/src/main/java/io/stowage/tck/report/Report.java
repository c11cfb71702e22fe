// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

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
import org.opentest4j.AssertionFailedError;

/**
 * What a run of a TCK found, fit to publish: it holds no setting of what was tested.
 *
 * @param subject what was tested
 * @param begun when the run began
 * @param expected how many tests should have run
 * @param results what came of those that did, in the order in which they are told
 * @param parts the parts of the contract that were not asked for, each with the reason
 * @param suites the suites that were not joined, or not with all repetitions, each with the reason
 */
public record Report(
    Subject subject,
    Instant begun,
    int expected,
    List<Result> results,
    Map<String, String> parts,
    Map<String, String> suites) {
  /** Where reports are written unless somebody says otherwise. */
  public static final Path DIRECTORY = Path.of("target", "stowage-tck");

  /**
   * Copies the results.
   *
   * @param subject what was tested
   * @param begun when the run was begun
   * @param expected how many tests there were to run
   * @param results what came of those that ran; copied
   * @param parts the parts of the contract that were not asked for, each with the reason
   * @param suites the suites that were not joined, each with the reason
   */
  public Report {
    results = List.copyOf(results);
  }

  /**
   * {@return how many tests had this outcome}
   *
   * @param outcome the outcome
   */
  public long count(Result.Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  private boolean isComplete() {
    return results.size() == expected;
  }

  /**
   * Fails unless all tests ran.
   *
   * @throws AssertionFailedError that tells how many did
   */
  public void expectComplete() {
    if (!isComplete()) {
      throw new AssertionFailedError("the TCK is incomplete: " + line());
    }
  }

  /** {@return one line on what ran} */
  public String line() {
    return "%s: %d of %d tests ran, %d kept, %d broken, %d deviating"
        .formatted(
            subject,
            results.size(),
            expected,
            count(Result.Outcome.KEPT),
            count(Result.Outcome.BROKEN),
            count(Result.Outcome.DEVIATES));
  }

  /** What this means for whoever wants to use it. */
  String verdict() {
    if (!isComplete()) {
      return "incomplete: nothing can be said to be kept";
    } else if (count(Result.Outcome.BROKEN) > 0) {
      return "broken: " + count(Result.Outcome.BROKEN) + " of " + expected + " tests failed";
    }
    long deviations = count(Result.Outcome.DEVIATES);
    String kept =
        deviations == 0 ? "all is kept" : "all is kept but for declared deviations: " + deviations;
    return parts.isEmpty()
        ? kept
        : kept + ", of the contract without these parts: " + String.join(", ", parts.keySet());
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

  List<String> sections() {
    return results.stream().map(Result::section).distinct().toList();
  }

  List<Result> of(String section) {
    return results.stream().filter(result -> result.section().equals(section)).toList();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /**
   * Writes it as {@code name.txt} and {@code name.html}.
   *
   * @param directory where to; made if there is none
   * @param name the name of both files, without what tells them apart
   * @throws IOException if that goes wrong
   */
  public void write(Path directory, String name) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(name + ".txt"), new TextReport(this).text());
    Files.writeString(directory.resolve(name + ".html"), new HtmlReport(this).text());
  }
}
