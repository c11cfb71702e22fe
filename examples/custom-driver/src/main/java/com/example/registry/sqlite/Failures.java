// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.storage.StorageException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The one place where what SQLite says becomes what a registry understands. */
final class Failures {
  /** Above it an error code has more detail than is told apart here. */
  private static final int PRIMARY = 0xff;

  private Failures() {}

  static StorageException of(String location, SQLException e) {
    String message = location + ": " + e.getMessage();
    return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & PRIMARY)) {
      case SQLITE_FULL -> new StorageException.Full(message, e);
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN ->
          new StorageException.Denied(message, e);
      case SQLITE_CORRUPT, SQLITE_NOTADB -> new StorageException.Corrupt(message, e);
      default -> new StorageException.Unavailable(message, e);
    };
  }
}
