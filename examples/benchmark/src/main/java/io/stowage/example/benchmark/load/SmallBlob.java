// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;

/** Content in memory. */
public final class SmallBlob implements Blob {
  private final ByteBuffer content;
  private final String digest;

  private SmallBlob(byte[] content) {
    this.content = ByteBuffer.wrap(content);
    MessageDigest sha256 = Digests.sha256();
    sha256.update(content);
    this.digest = Digests.format(sha256);
  }

  /** A blob of these bytes, copied. */
  public static SmallBlob of(byte[] content) {
    return new SmallBlob(content.clone());
  }

  /** A blob like no other. */
  public static SmallBlob random(int size) {
    byte[] content = new byte[size];
    ThreadLocalRandom.current().nextBytes(content);
    return new SmallBlob(content);
  }

  @Override
  public long size() {
    return content.limit();
  }

  @Override
  public String digest() {
    return digest;
  }

  ByteBuffer bytes() {
    return content.asReadOnlyBuffer();
  }

  @Override
  public void writeTo(WritableByteChannel target, LongConsumer progress) throws IOException {
    ByteBuffer left = bytes();
    while (left.hasRemaining()) {
      progress.accept(target.write(left));
    }
  }
}
