// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {
  @TempDir Path directory;

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static String text(byte[] content) throws IOException {
    String text = new String(content, UTF_8);
    if (text.startsWith("bad")) {
      throw new IOException("is bad");
    }
    return text;
  }

  private static WatchedFile<String> open(Path file) throws IOException {
    return WatchedFile.open("some.key", file, WatchedFileTest::text);
  }

  @Test
  void aFileThatWasWrittenIsReadAgain() throws IOException {
    Path file = write("file", "one");
    WatchedFile<String> watched = open(file);

    write("file", "two");
    watched.refresh();

    assertThat(watched.current()).isEqualTo("two");
  }

  @Test
  void aFileThatWasReplacedByOneOfTheSameSizeAndTimeIsReadAgain() throws IOException {
    FileTime old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Path file = Files.setLastModifiedTime(write("file", "one"), old);
    WatchedFile<String> watched = open(file);

    Files.move(
        Files.setLastModifiedTime(write("new", "two"), old), file, StandardCopyOption.ATOMIC_MOVE);
    watched.refresh();

    assertThat(watched.current()).isEqualTo("two");
  }

  @Test
  void aFileThatDidNotChangeIsTheSameObject() throws IOException {
    WatchedFile<String> watched = open(write("file", "one"));
    String before = watched.current();

    watched.refresh();

    assertThat(watched.current()).isSameAs(before);
  }

  @Test
  void whatCannotBeReadAgainStillCountsAndIsSaidOnce() throws IOException {
    try (LogLines log = new LogLines(WatchedFile.class.getName())) {
      Path file = write("file", "one");
      WatchedFile<String> watched = open(file);

      write("file", "bad");
      watched.refresh();
      watched.refresh();
      Files.delete(file);
      watched.refresh();
      watched.refresh();

      assertThat(watched.current()).isEqualTo("one");
      assertThat(log.all())
          .containsExactly(
              "ERROR some.key: " + file + " is bad; what was read before still counts",
              "ERROR some.key: " + file + " is not there; what was read before still counts");
    }
  }

  @Test
  void aFileThatCameBackCounts() throws IOException {
    Path file = write("file", "one");
    WatchedFile<String> watched = open(file);

    Files.delete(file);
    watched.refresh();
    write("file", "two");
    watched.refresh();

    assertThat(watched.current()).isEqualTo("two");
  }

  @Test
  void theFirstTimeWhatIsWrongIsAnErrorThatNamesTheSetting() throws IOException {
    Path bad = write("file", "bad");
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> open(bad)).hasMessage("some.key: " + bad + " is bad");
    assertThatThrownBy(() -> open(missing)).hasMessage("some.key: " + missing + " is not there");
  }
}
