// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Random bytes in a file from which any number of different blobs of one size are made: each is the
 * file and then a few bytes of its own, so that its digest costs nothing and its bytes go from the
 * page cache to the socket without a copy. Thread-safe.
 */
public final class Body {
  private static final int TAIL = 64;
  private static final int BUFFER = 1 << 20;

  private final Path path;
  private final long length;
  private final MessageDigest digest;

  private Body(Path path, long length, MessageDigest digest) {
    this.path = path;
    this.length = length;
    this.digest = digest;
  }

  /**
   * Writes the file.
   *
   * @param path a file that does not exist; it must stay as it is for as long as blobs are written
   * @param blobSize the size of the blobs that will be made, in bytes; more than 64
   * @throws IOException if it cannot be written
   */
  public static Body create(Path path, long blobSize) throws IOException {
    MessageDigest digest = Digests.sha256();
    SplittableRandom random = new SplittableRandom();
    byte[] bytes = new byte[BUFFER];
    long length = blobSize - TAIL;
    try (OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
      for (long left = length; left > 0; left -= BUFFER) {
        random.nextBytes(bytes);
        int count = (int) Math.min(BUFFER, left);
        digest.update(bytes, 0, count);
        file.write(bytes, 0, count);
      }
    }
    return new Body(path, length, digest);
  }

  /** Makes a blob that differs from all others. */
  public Blob next() {
    SmallBlob tail = SmallBlob.random(TAIL);
    return new Unique(tail, digestWith(tail));
  }

  private String digestWith(SmallBlob tail) {
    try {
      MessageDigest whole = (MessageDigest) digest.clone();
      whole.update(tail.bytes());
      return Digests.format(whole);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // the JDK's own SHA-256 can be cloned
    }
  }

  private final class Unique implements Blob {
    private final SmallBlob tail;
    private final String digest;

    Unique(SmallBlob tail, String digest) {
      this.tail = tail;
      this.digest = digest;
    }

    @Override
    public long size() {
      return length + tail.size();
    }

    @Override
    public String digest() {
      return digest;
    }

    @Override
    public void writeTo(WritableByteChannel target, LongConsumer progress) throws IOException {
      try (FileChannel file = FileChannel.open(path)) {
        for (long at = 0; at < length; ) {
          long sent = file.transferTo(at, Math.min(BUFFER, length - at), target);
          if (sent == 0) {
            throw new EOFException(path + " has become shorter");
          }
          progress.accept(sent);
          at += sent;
        }
      }
      tail.writeTo(target, progress);
    }
  }
}
