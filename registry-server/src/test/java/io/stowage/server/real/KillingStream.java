// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/** Bytes that something happens between, once. */
final class KillingStream {
  private KillingStream() {}

  /** Gives the bytes from {@code start}; when those before {@code point} are gone, kills. */
  static InputStream of(byte[] bytes, int start, int point, Runnable kill) {
    InputStream pause =
        new InputStream() {
          @Override
          public int read() {
            kill.run();
            return -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            return read();
          }
        };
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(bytes, start, point - start),
                pause,
                new ByteArrayInputStream(bytes, point, bytes.length - point))));
  }
}
