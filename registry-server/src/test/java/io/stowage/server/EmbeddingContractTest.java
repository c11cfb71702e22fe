// SPDX-License-Identifier: Apache-2.0
package io.stowage.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What applications embed says all of its contract. The rest of the module is the server's own,
 * which the build asks for less.
 */
class EmbeddingContractTest {
  private static final Path SERVER = Path.of("src/main/java/io/stowage/server");

  @TempDir Path classes;

  @Test
  void allThatIsPublicInWhatApplicationsEmbedHasItsJavadoc() throws IOException {
    List<Diagnostic<? extends JavaFileObject>> missing =
        missing(sources(SERVER, SERVER.resolve("config")));

    assertThat(missing)
        .filteredOn(found -> !repeatsTheComponentsOfARecord(found))
        .extracting(
            found -> found.getSource().getName() + ':' + found.getLineNumber() + ' ' + found)
        .isEmpty();
  }

  @Test
  void whatIsMissingIsFound() throws IOException {
    Path source = classes.resolve("Bare.java");
    Files.writeString(source, "public record Bare(int bits) {\n  public Bare {\n  }\n}\n");

    assertThat(missing(List.of(source)))
        .filteredOn(found -> !repeatsTheComponentsOfARecord(found))
        .extracting(Diagnostic::getLineNumber)
        .contains(1L, 2L);
  }

  private List<Diagnostic<? extends JavaFileObject>> missing(List<Path> sources)
      throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-Xdoclint:missing/protected",
            "-proc:none",
            "-Xmaxwarns",
            "1000",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, UTF_8)) {
      compiler
          .getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return found.getDiagnostics();
  }

  /** JDK 17 wants the record's {@code @param} again at a compact constructor; later ones do not. */
  private static boolean repeatsTheComponentsOfARecord(Diagnostic<? extends JavaFileObject> found) {
    try {
      List<String> lines = found.getSource().getCharContent(true).toString().lines().toList();
      return found.getMessage(Locale.ROOT).contains("@param")
          && lines.get((int) found.getLineNumber() - 1).matches("\\s*public \\w+ \\{");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources(Path... packages) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path each : packages) {
      try (Stream<Path> files = Files.list(each)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
