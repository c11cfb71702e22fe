// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import java.nio.ByteBuffer;
import java.sql.SQLException;

/**
 * Bytes in the database.
 *
 * @param id names its chunks, and never others
 * @param size how many bytes
 */
record Content(long id, long size) {
  private static final int CHUNK = 1 << 20;

  static Content create(Session session) throws SQLException {
    long id =
        session
            .find("INSERT INTO content DEFAULT VALUES RETURNING id", row -> row.getLong(1))
            .orElseThrow();
    return new Content(id, 0);
  }

  /** The same and a buffer's remaining bytes, which may be read again if the transaction fails. */
  Content append(Session session, ByteBuffer bytes) throws SQLException {
    ByteBuffer left = bytes.duplicate();
    long end = size;
    while (left.hasRemaining()) {
      byte[] chunk = new byte[Math.min(CHUNK, left.remaining())];
      left.get(chunk);
      session.change("INSERT INTO chunk VALUES (?, ?, ?)", id, end, chunk);
      end += chunk.length;
    }
    return new Content(id, end);
  }

  void delete(Session session) throws SQLException {
    session.change("DELETE FROM chunk WHERE content = ?", id);
    session.change("DELETE FROM content WHERE id = ?", id);
  }
}
