// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.io.IOException;
import java.io.OutputStream;

/** Passes some bytes on and then fails. */
final class CutStream extends OutputStream {
  private final OutputStream out;
  private long left;

  CutStream(OutputStream out, long length) {
    this.out = out;
    this.left = length;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int some = (int) Math.min(length, left);
    out.write(bytes, offset, some);
    left -= some;
    if (some < length) {
      out.flush();
      throw new IOException("cut, as the test wants it");
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }
}
