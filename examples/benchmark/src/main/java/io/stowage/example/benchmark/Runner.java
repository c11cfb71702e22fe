// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark;

import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Line;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Report;
import io.stowage.example.benchmark.report.RowResult;
import io.stowage.example.benchmark.row.Bench;
import io.stowage.example.benchmark.row.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Measures rows, the two registries taking turns. */
final class Runner {
  private static final int ROW_LIMIT_MINUTES = 5;

  private final RegistrySpec baseline;
  private final RegistrySpec candidate;
  private final int rounds;
  private final PrintStream progress;

  /**
   * Prepares a run.
   *
   * @param progress told of each figure as it comes
   */
  Runner(RegistrySpec baseline, RegistrySpec candidate, int rounds, PrintStream progress) {
    this.baseline = baseline;
    this.candidate = candidate;
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Measures the rows; one that fails or takes more than five minutes does not stop the others. */
  Report run(List<Row> rows, Bench bench) throws InterruptedException {
    List<RowResult> results = new ArrayList<>();
    for (Row row : rows) {
      String title = row.title(bench.sizes());
      progress.println(title);
      results.add(run(row, title, bench));
    }
    return new Report(candidate.name(), results);
  }

  private RowResult run(Row row, String title, Bench bench) throws InterruptedException {
    FutureTask<List<Line>> task = new FutureTask<>(() -> measure(row, bench));
    Thread thread = new Thread(task, row.name());
    thread.start();
    String reason;
    try {
      List<Line> lines = task.get(ROW_LIMIT_MINUTES, TimeUnit.MINUTES);
      return new RowResult.Measured(title, row.baseline(baseline), lines);
    } catch (TimeoutException e) {
      task.cancel(true);
      thread.join();
      reason = "not done after %d minutes".formatted(ROW_LIMIT_MINUTES);
    } catch (ExecutionException e) {
      reason = reason(e);
    }
    progress.println("  failed: " + reason);
    return new RowResult.Failed(title, reason);
  }

  private static String reason(ExecutionException failed) {
    Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
    return cause instanceof IOException ? String.valueOf(cause.getMessage()) : cause.toString();
  }

  private List<Line> measure(Row row, Bench bench) throws Exception {
    try (Contestant first = Contestant.openBaseline(row, bench, baseline);
        Contestant second = Contestant.open(row, bench, candidate)) {
      first.warmUp();
      second.warmUp();
      for (int round = 0; round < rounds; round++) {
        boolean baselineFirst = round % 2 == 0;
        progress.println("  " + (baselineFirst ? first : second).measure());
        progress.println("  " + (baselineFirst ? second : first).measure());
      }
      List<Line> lines = new ArrayList<>();
      for (Metric metric : row.metrics()) {
        lines.add(new Line(metric, first.rounds(metric), second.rounds(metric)));
      }
      return lines;
    }
  }
}
