// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a tar archive of regular files in the ustar format. */
public final class Tar implements Closeable {

  private static final int BLOCK = 512;
  private static final int CHECKSUM_AT = 148;

  private final OutputStream out;

  /** An archive that goes to {@code out}, which {@link #close} closes. */
  public Tar(OutputStream out) {
    this.out = out;
  }

  /** An archive of one file. */
  public static byte[] of(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 4 * BLOCK);
    try (Tar tar = new Tar(bytes)) {
      tar.file(name, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /** Adds a file; {@code name} has at most 100 ASCII characters. */
  public void file(String name, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, "%011o\0".formatted(content.length));
    put(header, 136, "00000000000\0");
    put(header, CHECKSUM_AT, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, CHECKSUM_AT, "%06o\0 ".formatted(sum));
    out.write(header);
    out.write(content);
    out.write(new byte[Math.floorMod(-content.length, BLOCK)]);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
