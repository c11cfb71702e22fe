// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.registry.RegistryProcess;
import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.registry.Usage;
import io.stowage.example.benchmark.report.Metric;
import io.stowage.example.benchmark.report.Statistics;
import io.stowage.example.benchmark.report.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time from the start of the process to its first answer.
 *
 * @param javaHome the JDK for a registry that is a Java program; null for the environment's
 */
record StartRow(@Nullable Path javaHome) implements Row {
  private static final Metric FIRST_ANSWER =
      Metric.median("first answer after ms", Target.valueAtMost(500));
  private static final Metric CPU = Metric.median("CPU s to the first answer");
  private static final Metric RESIDENT = Metric.median("RSS MiB at the first answer");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title(Sizes sizes) {
    return "start, " + (javaHome == null ? "default JDK" : JavaHome.version(javaHome));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(FIRST_ANSWER, CPU, RESIDENT);
  }

  @Override
  public Trial open(Bench bench, RegistrySpec registry) throws IOException {
    RegistrySpec onJdk =
        javaHome == null ? registry : registry.with(JavaHome.VARIABLE, javaHome.toString());
    return new Starts(onJdk, bench.workspace().newDirectory(name()), bench.sizes().starts());
  }

  private record Starts(RegistrySpec registry, Path root, int starts) implements Trial {
    @Override
    public void warmUp() throws IOException {
      RegistryProcess.start(registry, root, null).close();
    }

    @Override
    public Map<Metric, Double> measure() throws IOException {
      List<Double> millis = new ArrayList<>();
      List<Usage> usages = new ArrayList<>();
      for (int i = 0; i < starts; i++) {
        long begun = System.nanoTime();
        try (RegistryProcess server = RegistryProcess.start(registry, root, null)) {
          millis.add((System.nanoTime() - begun) / 1e6);
          usages.add(server.usage());
        }
      }
      return Map.of(
          FIRST_ANSWER, Statistics.median(millis),
          CPU, Statistics.median(usages.stream().map(Usage::cpuSeconds).toList()),
          RESIDENT, Statistics.median(usages.stream().map(Usage::residentMiB).toList()));
    }

    @Override
    public void close() throws IOException {
      Workspace.delete(root);
    }
  }
}
