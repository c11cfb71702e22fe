// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtpasswdFileTest {
  private static final Executor EACH = work -> new Thread(work).start();

  @TempDir Path directory;

  private CommandLineRun run(String options, String... rest) {
    List<String> arguments = new ArrayList<>(List.of("htpasswd", options));
    arguments.add(file().toString());
    arguments.addAll(List.of(rest));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private Path file() {
    return directory.resolve("users");
  }

  private List<String> users() throws IOException {
    return Files.readAllLines(file(), ISO_8859_1).stream()
        .map(line -> line.replaceAll(":.*", ""))
        .toList();
  }

  @Test
  void aFileIsMadeForItsOwnerAlone() throws IOException {
    CommandLineRun made = run("-cBb", "joe", "secret");

    assertThat(made.code()).isZero();
    assertThat(made.err()).isEqualTo("Adding password for user joe\n");
    assertThat(Files.readString(file())).matches("joe:\\$2y\\$05\\$[./A-Za-z0-9]{53}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aUserIsAddedBehindTheOthersOrGetsAnotherPassword() throws IOException {
    run("-cBb", "joe", "1");
    run("-Bb", "ann", "2");

    CommandLineRun changed = run("-Bb", "joe", "3");

    assertThat(changed.err()).isEqualTo("Updating password for user joe\n");
    assertThat(users()).containsExactly("joe", "ann");
    assertThat(run("-vb", "joe", "3").code()).isZero();
    assertThat(run("-vb", "ann", "2").code()).isZero();
    assertThat(run("-vb", "joe", "1").code()).isEqualTo(3);
  }

  @Test
  void otherLinesStayAsTheyAre() throws IOException {
    String others = "# users\n\nJo\u00e9:{SHA}x\njoe2:y\n";
    Files.writeString(file(), others + "joe:old\njoe:older\n", ISO_8859_1);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

    run("-Bb", "joe", "secret");

    assertThat(Files.readString(file(), ISO_8859_1)).startsWith(others + "joe:$2y$");
    assertThat(users()).hasSize(5);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aUserIsRemoved() throws IOException {
    run("-cBb", "joe", "1");
    run("-Bb", "ann", "2");

    CommandLineRun removed = run("-D", "joe");

    assertThat(removed.code()).isZero();
    assertThat(users()).containsExactly("ann");
    assertThat(run("-D", "joe").code()).isEqualTo(6);
    assertThat(run("-vb", "joe", "1").code()).isEqualTo(6);
  }

  @Test
  void aLinkToTheFileStaysOne() throws IOException {
    Path real = Files.createFile(directory.resolve("real"));
    Files.createSymbolicLink(file(), real);

    run("-Bb", "joe", "1");

    assertThat(Files.isSymbolicLink(file())).isTrue();
    assertThat(Files.readString(real)).startsWith("joe:");
  }

  @Test
  void aChangeThatWasCutOffIsInNobodysWay() throws IOException {
    run("-cBb", "joe", "1");
    Files.writeString(directory.resolve("users.new"), "joe:half");

    assertThat(run("-Bb", "ann", "2").code()).isZero();

    assertThat(users()).containsExactly("joe", "ann");
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aFileThatAnotherChangesIsWaitedFor() throws IOException {
    run("-cBb", "joe", "1");
    CompletableFuture<CommandLineRun> change;
    try (FileChannel other = FileChannel.open(file(), StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      change = CompletableFuture.supplyAsync(() -> run("-Bb", "ann", "2"), EACH);
      Path next = Files.writeString(directory.resolve("next"), Files.readString(file()) + "#\n");
      Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
      assertThat(lock.isValid()).isTrue();
    }

    assertThat(change.join().code()).isZero();
    assertThat(users()).containsExactly("joe", "#", "ann");
  }

  @Test
  void changesAtOnceAreAllKept() throws IOException {
    run("-cBb", "u0", "1");

    List<CompletableFuture<CommandLineRun>> changes =
        IntStream.range(1, 5)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> run("-Bb", "u" + i, "x"), EACH))
            .toList();

    assertThat(changes).allMatch(change -> change.join().code() == 0);
    assertThat(users()).containsExactlyInAnyOrder("u0", "u1", "u2", "u3", "u4");
  }

  @Test
  void aMissingFileIsAnErrorThatSaysHowToMakeIt() {
    CommandLineRun run = run("-Bb", "joe", "1");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("registry: there is no file " + file() + " (-c makes it)\n");
  }

  @Test
  void aHashThatNoServerAcceptsIsNamed() throws IOException {
    Files.writeString(file(), "joe:{SHA}x\n");

    CommandLineRun run = run("-vb", "joe", "x");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("registry: user joe has a hash of SHA-1, and bcrypt alone is accepted\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-b", "-Bbc -n", "-D -v", "-Db"})
  void optionsThatDoNotGoTogetherAreWrongUsage(String options) {
    List<String> arguments = new ArrayList<>(List.of("htpasswd"));
    arguments.addAll(List.of(options.split(" ", -1)));
    arguments.addAll(List.of(file().toString(), "joe", "x"));

    assertThat(CommandLineRun.of(arguments.toArray(String[]::new)).code()).isEqualTo(2);
  }
}
