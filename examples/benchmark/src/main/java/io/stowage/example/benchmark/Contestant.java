// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark;

import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.row.Bench;
import io.stowage.example.benchmark.row.Row;
import io.stowage.example.benchmark.row.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One registry in one row, with the figures of its rounds. Its name is in each failure. */
final class Contestant implements AutoCloseable {
  private final String name;
  private final Row row;
  private final Trial trial;
  private final List<Map<Metric, Double>> rounds = new ArrayList<>();

  private Contestant(String name, Row row, Trial trial) {
    this.name = name;
    this.row = row;
    this.trial = trial;
  }

  static Contestant open(Row row, Bench bench, RegistrySpec registry) throws IOException {
    return open(registry.name(), row, () -> row.open(bench, registry));
  }

  static Contestant openBaseline(Row row, Bench bench, RegistrySpec registry) throws IOException {
    return open(row.baseline(registry), row, () -> row.openBaseline(bench, registry));
  }

  private interface Opening {
    Trial open() throws IOException;
  }

  private static Contestant open(String name, Row row, Opening opening) throws IOException {
    try {
      return new Contestant(name, row, opening.open());
    } catch (IOException e) {
      throw blaming(name, e);
    }
  }

  void warmUp() throws IOException, InterruptedException {
    try {
      trial.warmUp();
    } catch (IOException e) {
      throw blaming(name, e);
    }
  }

  /** Measures a round and returns its figures in words. */
  String measure() throws IOException, InterruptedException {
    try {
      Map<Metric, Double> figures = trial.measure();
      rounds.add(figures);
      return row.metrics().stream()
          .map(m -> String.format(Locale.ROOT, "%s %.3f", m.label(), figures.get(m)))
          .collect(Collectors.joining(", ", name + ": ", ""));
    } catch (IOException e) {
      throw blaming(name, e);
    }
  }

  List<Double> rounds(Metric metric) {
    return rounds.stream().map(figures -> Objects.requireNonNull(figures.get(metric))).toList();
  }

  @Override
  public void close() throws IOException {
    trial.close();
  }

  private static IOException blaming(String name, IOException cause) {
    return new IOException(name + ": " + cause.getMessage(), cause);
  }
}
