// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark;

import io.stowage.example.benchmark.report.TableFormat;
import io.stowage.example.benchmark.row.JavaHome;
import io.stowage.example.benchmark.row.Row;
import io.stowage.example.benchmark.row.Rows;
import io.stowage.example.benchmark.row.Sizes;
import io.stowage.example.benchmark.store.StoreKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param rounds how often each row is measured
 * @param rows what is measured
 * @param sizes how much work
 * @param stowage the candidate's program
 * @param incumbent the baseline's program
 * @param javaHomes the JDKs for starts; the first is used for everything else too
 * @param format how the table is written
 * @param directory where files are stored meanwhile
 */
record Options(
    int rounds,
    List<Row> rows,
    Sizes sizes,
    Path stowage,
    Path incumbent,
    List<Path> javaHomes,
    TableFormat format,
    Path directory) {

  static String help() {
    String rows =
        Stream.concat(Rows.all(List.of()).stream(), everyStore().flatMap(k -> Rows.of(k).stream()))
            .map(row -> "  %-19s %s".formatted(row.name(), row.title(Sizes.full())))
            .collect(Collectors.joining("\n"));
    return """
        Usage: java -jar example-benchmark.jar --stowage PATH [OPTION]...
        Runs Stowage and another registry side by side and prints a table of ratios.
        Both are started as PATH serve CONFIG, and CONFIG is that of registry:2.

          --stowage PATH     Stowage's program, bin/registry of the distribution
          --incumbent PATH   the other program (default /usr/bin/docker-registry)
          --rounds N         how often each row is measured (default 3)
          --only ROW,...     measure these rows only
          --java-home PATH   a JDK on which to measure the start; may be given several
                             times, and the first is used for all other rows too
          --ceph PATH        what starts a Ceph cluster of one, .ci/ceph; adds the rows of the
                             drivers rados and s3, beside tools of their stores
          --swift PATH       what starts OpenStack Swift, .ci/swift; adds those of the driver swift
          --azurite PATH     what starts Azurite, .ci/azurite; adds those of the driver azure
          --oss PATH         the classes of the server of the tests of the driver oss; adds
                             those of the driver oss
          --quick            small sizes, to see that everything works; no figures to quote
          --markdown         write the table as Markdown
          --directory PATH   store there meanwhile, 15 GiB (default: the temporary directory)
          --help             print this

        Rows:
        """
        + rows;
  }

  private static Stream<StoreKind> everyStore() {
    Path any = Path.of("any");
    return Stream.of(
        StoreKind.rados(any),
        StoreKind.radosFiles(any),
        StoreKind.s3(any),
        StoreKind.swift(any),
        StoreKind.azure(any, any),
        StoreKind.oss(any, any));
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if something is wrong with it; the message says what
   */
  static Options parse(String... arguments) {
    Parser parser = new Parser();
    Deque<String> words = new ArrayDeque<>(List.of(arguments));
    while (!words.isEmpty()) {
      parser.option(words.remove(), words);
    }
    return parser.options();
  }

  private static final class Parser {
    private int rounds = 3;
    private List<String> only = List.of();
    private Sizes sizes = Sizes.full();
    private final List<Path> stowage = new ArrayList<>();
    private Path incumbent = Path.of("/usr/bin/docker-registry");
    private final List<Path> javaHomes = new ArrayList<>();
    private @Nullable Path ceph;
    private @Nullable Path swift;
    private @Nullable Path azurite;
    private @Nullable Path oss;
    private TableFormat format = TableFormat.PLAIN;
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    void option(String name, Deque<String> words) {
      switch (name) {
        case "--quick" -> sizes = Sizes.quick();
        case "--markdown" -> format = TableFormat.MARKDOWN;
        case "--rounds" -> rounds = count(name, value(name, words));
        case "--only" -> only = Arrays.asList(value(name, words).split(",", -1));
        case "--stowage" -> stowage.add(program(name, value(name, words)));
        case "--incumbent" -> incumbent = program(name, value(name, words));
        case "--ceph" -> ceph = program(name, value(name, words));
        case "--swift" -> swift = program(name, value(name, words));
        case "--azurite" -> azurite = program(name, value(name, words));
        case "--oss" -> oss = Path.of(value(name, words)).toAbsolutePath();
        case "--java-home" -> javaHomes.add(javaHome(value(name, words)));
        case "--directory" -> directory = Path.of(value(name, words)).toAbsolutePath();
        default -> throw new IllegalArgumentException("Unknown option " + name);
      }
    }

    Options options() {
      if (stowage.size() != 1) {
        throw new IllegalArgumentException("--stowage PATH is needed, once");
      }
      Path candidate = stowage.get(0);
      return new Options(
          rounds, rows(candidate), sizes, candidate, incumbent, javaHomes, format, directory);
    }

    private List<Row> rows(Path candidate) {
      List<Row> all = new ArrayList<>(Rows.all(javaHomes));
      stores(distribution(candidate)).forEach(kind -> all.addAll(Rows.of(kind)));
      for (String name : only) {
        if (all.stream().noneMatch(row -> row.name().equals(name))) {
          throw new IllegalArgumentException("--only: there is no row " + name);
        }
      }
      return all.stream().filter(row -> only.isEmpty() || only.contains(row.name())).toList();
    }

    private List<StoreKind> stores(Path distribution) {
      List<StoreKind> kinds = new ArrayList<>();
      if (ceph != null) {
        kinds.add(StoreKind.rados(ceph));
        kinds.add(StoreKind.radosFiles(ceph));
        kinds.add(StoreKind.s3(ceph));
      }
      if (swift != null) {
        kinds.add(StoreKind.swift(swift));
      }
      if (azurite != null) {
        kinds.add(StoreKind.azure(azurite, distribution));
      }
      if (oss != null) {
        kinds.add(StoreKind.oss(oss, distribution));
      }
      return kinds;
    }

    /** The directory above that of the program, which has the drivers, too. */
    private static Path distribution(Path program) {
      return program.resolveSibling("..").normalize();
    }

    private static String value(String name, Deque<String> words) {
      if (words.isEmpty()) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      return words.remove();
    }

    private static int count(String name, String text) {
      if (!text.matches("[1-9][0-9]{0,3}")) {
        throw new IllegalArgumentException(name + ": not a number from 1 to 9999: " + text);
      }
      return Integer.parseInt(text);
    }

    private static Path program(String name, String text) {
      Path path = Path.of(text).toAbsolutePath();
      if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
        throw new IllegalArgumentException(name + ": not a program: " + text);
      }
      return path;
    }

    private static Path javaHome(String text) {
      Path path = Path.of(text).toAbsolutePath();
      if (!JavaHome.isOne(path)) {
        throw new IllegalArgumentException("--java-home: no bin/java in " + text);
      }
      return path;
    }
  }
}
