// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system refuses to write on, in the midst of a buffer. */
class FullDiskTest {
  private static final int LIMIT = 1024 * 1024;

  @TempDir private Path root;

  @Test
  void anAppendThatDoesNotFitIsTakenBackAndTheUploadGoesOn() throws Exception {
    // a bound on the size of files, in units of 512 bytes, fails as a full disk does
    List<String> bounded = List.of("sh", "-c", "ulimit -f " + LIMIT / 512 + "; exec \"$@\"", "sh");

    try (ChildJvm child = ChildJvm.start(bounded, Writer.class, root)) {
      assertThat(child.readLines())
          .containsExactly("full at 600000", "committed 1000000", "put: full");
      assertThat(child.exitValue()).isZero();
    }

    assertThat(Sample.files(root)).hasSize(1).allMatch(file -> file.endsWith("/data"));
  }

  /** Appends more than there is room for, then less. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      try (StorageDriver driver = Sample.open(Path.of(arguments[0]))) {
        append(driver);
        try {
          driver.blobs().put(Sample.content("x".repeat(LIMIT + 1)));
        } catch (StorageException.Full e) {
          System.out.println("put: full");
        }
      }
    }

    private static void append(StorageDriver driver) throws IOException {
      try (BlobUpload upload = Sample.begin(driver)) {
        upload.append(ByteBuffer.allocate(600_000));
        ByteBuffer tooMuch = ByteBuffer.allocate(600_000);
        try {
          upload.append(tooMuch);
        } catch (StorageException.Full e) {
          System.out.println("full at " + upload.size());
        }
        upload.append(tooMuch.limit(400_000));
        Digest digest = upload.checkpoint().digest();
        System.out.println("committed " + upload.commit(digest).size());
      }
    }
  }
}
