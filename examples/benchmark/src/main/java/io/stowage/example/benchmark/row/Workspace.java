// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.row;

import io.stowage.example.benchmark.process.Undo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A temporary directory that is removed at the end, or when the program is interrupted. */
public final class Workspace implements AutoCloseable {
  private static final int TOUCHED_AT_ONCE = 1 << 20;

  private final Path directory;
  private final Undo undo;

  private Workspace(Path directory) throws IOException {
    this.directory = directory;
    this.undo = Undo.with(this::delete);
  }

  /**
   * Makes the directory.
   *
   * @param parent where; it should lie on the disk that is to be measured
   * @throws IOException if it cannot be made
   */
  public static Workspace in(Path parent) throws IOException {
    return new Workspace(Files.createTempDirectory(parent, "registry-benchmark-"));
  }

  /** The directory itself. */
  public Path path() {
    return directory;
  }

  /**
   * Makes an empty directory in it.
   *
   * @param prefix what its name begins with
   * @throws IOException if it cannot be made
   */
  public Path newDirectory(String prefix) throws IOException {
    return Files.createTempDirectory(directory, prefix + "-");
  }

  /**
   * Writes that much to a file and removes it. In a virtual machine, memory that nobody has used
   * for a while has to come from the host, at seconds of processor time per GiB; who is measured
   * right after this finds its page cache at hand.
   *
   * @throws IOException if it cannot be written
   */
  void touchMemory(long bytes) throws IOException {
    Path file = Files.createTempFile(directory, "memory-", "");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(TOUCHED_AT_ONCE);
      for (long left = bytes; left > 0; left -= TOUCHED_AT_ONCE) {
        channel.write(buffer.clear());
      }
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Removes a directory and all that is in it.
   *
   * @throws IOException if something cannot be removed
   */
  public static void delete(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() throws IOException {
    undo.close();
  }

  private void delete() throws IOException {
    try {
      delete(directory);
    } catch (IOException e) {
      // a row that is interrupted may write to it yet
      delete(directory);
    }
  }
}
