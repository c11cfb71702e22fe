// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the archive that {@code bin/registry} misses, by a training run in a process of its own.
 * Processes that do so at once wait for nobody: one of them makes it.
 */
public final class ClassArchive {
  private static final String PROPERTY = "stowage.archive";
  private static final String LOCK = "registry.lock";
  private static final long LIMIT_SECONDS = 120;
  private static final int KEPT = 3;

  private final Path file;

  private ClassArchive(Path file) {
    this.file = file;
  }

  /** The archive that is missing and could be made, if {@code bin/registry} named one. */
  public static Optional<ClassArchive> missing() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(path -> !path.isBlank())
        .map(path -> new ClassArchive(Path.of(path)));
  }

  /** Where it will lie. */
  public Path file() {
    return file;
  }

  /**
   * Makes it, unless it is there or somebody else is making it. Interrupting the thread ends the
   * training run.
   *
   * @throws IOException if that fails, in which case nothing is left behind
   */
  public void make() throws IOException, InterruptedException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
            FileChannel.open(
                file.resolveSibling(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null && !Files.exists(file)) {
        train();
        forgetOld();
      }
    }
  }

  private void train() throws IOException, InterruptedException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    Process training = new TrainingProcess(unfinished).start();
    try {
      if (!training.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || training.exitValue() != 0) {
        throw new IOException("the training run for the class archive failed");
      }
      try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.READ)) {
        written.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      training.descendants().forEach(ProcessHandle::destroyForcibly);
      training.destroyForcibly();
      Files.deleteIfExists(unfinished);
    }
  }

  /** Archives of other versions are worth little after a while, and large. */
  private void forgetOld() throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
      newestFirst =
          files
              .filter(each -> each.getFileName().toString().matches("registry-[0-9]+\\.(jsa|aot)"))
              .sorted(
                  Comparator.comparingLong((Path each) -> each.toFile().lastModified()).reversed())
              .toList();
    }
    for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
      Files.deleteIfExists(old);
    }
  }
}
