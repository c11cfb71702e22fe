// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark;

import io.stowage.example.benchmark.registry.RegistrySpec;
import io.stowage.example.benchmark.report.Report;
import io.stowage.example.benchmark.row.Bench;
import io.stowage.example.benchmark.row.JavaHome;
import io.stowage.example.benchmark.row.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The program. */
public final class Benchmark {
  private final PrintStream out;
  private final PrintStream progress;

  Benchmark(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  /** Runs the program; {@code --help} says how. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(new Benchmark(System.out, System.err).run(arguments));
  }

  /**
   * Runs the program.
   *
   * @return 0 if all rows were measured, whether or not targets were met; 1 if one could not be
   *     measured; 2 if the command line is wrong
   */
  int run(String... arguments) throws IOException, InterruptedException {
    if (Arrays.asList(arguments).contains("--help")) {
      out.println(Options.help());
      return 0;
    }
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      progress.println(e.getMessage());
      return 2;
    }
    out.println(circumstances(options));
    Report report = run(options);
    out.print(report.write(options.format()));
    return report.hasFailures() ? 1 : 0;
  }

  private static String circumstances(Options options) throws IOException {
    return "Linux %s, %d processors, load average %s before; %d rounds%n"
        .formatted(
            System.getProperty("os.version"),
            Runtime.getRuntime().availableProcessors(),
            Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0],
            options.rounds());
  }

  private Report run(Options options) throws IOException, InterruptedException {
    RegistrySpec baseline =
        RegistrySpec.of(options.incumbent().getFileName().toString(), options.incumbent());
    RegistrySpec stowage = RegistrySpec.of("stowage", options.stowage());
    RegistrySpec candidate =
        options.javaHomes().stream()
            .findFirst()
            .map(home -> stowage.with(JavaHome.VARIABLE, home.toString()))
            .orElse(stowage);
    try (Workspace workspace = Workspace.in(options.directory())) {
      Bench bench = new Bench(options.sizes(), workspace);
      return new Runner(baseline, candidate, options.rounds(), progress).run(options.rows(), bench);
    }
  }
}
