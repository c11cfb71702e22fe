// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

/** The CRC of ECMA-182 in 64 bits, reflected, as OSS computes it of what it stores. */
final class Crc64 {
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
  private static final long[][] TABLES = tables();

  private long value = ~0L;

  private static long[][] tables() {
    long[][] tables = new long[8][256];
    for (int i = 0; i < 256; i++) {
      long crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
      tables[0][i] = crc;
    }
    for (int i = 0; i < 256; i++) {
      for (int table = 1; table < 8; table++) {
        long before = tables[table - 1][i];
        tables[table][i] = tables[0][(int) (before & 0xff)] ^ (before >>> 8);
      }
    }
    return tables;
  }

  void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    long crc = value;
    for (; at + 8 <= end; at += 8) {
      long next = 0;
      for (int i = 0; i < 8; i++) {
        int b = (int) ((crc >>> (8 * i)) & 0xff) ^ (bytes[at + i] & 0xff);
        next ^= TABLES[7 - i][b];
      }
      crc = next;
    }
    for (; at < end; at++) {
      crc = TABLES[0][(int) ((crc ^ bytes[at]) & 0xff)] ^ (crc >>> 8);
    }
    value = crc;
  }

  /** The value, as OSS writes it. */
  @Override
  public String toString() {
    return Long.toUnsignedString(~value);
  }
}
