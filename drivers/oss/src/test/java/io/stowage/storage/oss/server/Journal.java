// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done, line by line, so that a server that was ended goes on where it was. */
final class Journal implements AutoCloseable {
  private final OutputStream out;

  /** Opens one, and tells what is in it. */
  Journal(Path file, Consumer<List<String>> entries) {
    try {
      if (Files.exists(file)) {
        try (Stream<String> lines = Files.lines(file)) {
          lines
              // the last line of a process that was killed may be torn
              .filter(line -> line.endsWith(" ;"))
              .forEach(line -> entries.accept(words(line)));
        }
      }
      out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String line) {
    String[] words = line.split(" ", -1);
    return Arrays.stream(words).limit(words.length - 1L).map(Percent::decode).toList();
  }

  void add(String... words) {
    String line =
        Arrays.stream(words)
            .map(word -> Percent.encode(word.isEmpty() ? "-" : word))
            .collect(Collectors.joining(" ", "", " ;\n"));
    try {
      out.write(line.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
