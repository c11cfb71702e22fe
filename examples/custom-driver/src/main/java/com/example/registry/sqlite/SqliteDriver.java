// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.registry.Page;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;

/** The database. Whatever is done to it is one statement, so that it is done or it is not. */
final class SqliteDriver implements StorageDriver {
  private final String location;
  private final Connection connection;

  private SqliteDriver(String location, Connection connection) {
    this.location = location;
    this.connection = connection;
  }

  static SqliteDriver open(Path file, Duration patience) throws StorageException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    String location = "SQLite database " + file.toAbsolutePath();
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(schema());
        return new SqliteDriver(location, connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(location, e);
    }
  }

  private static String schema() throws SQLException {
    try (InputStream sql = SqliteDriver.class.getResourceAsStream("schema.sql")) {
      return new String(sql.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new SQLException("the schema cannot be read", e);
    }
  }

  /** Changes rows, durably on return, and tells whether there were any. */
  boolean change(String sql, Object... values) throws StorageException {
    return run(sql, values, statement -> statement.executeUpdate() > 0);
  }

  /** Gets something out of a row, or out of a statement. */
  @FunctionalInterface
  interface Reader<A, T> {
    T read(A source) throws SQLException;
  }

  <T> Optional<T> find(Reader<ResultSet, T> row, String sql, Object... values)
      throws StorageException {
    return rows(1, row, sql, values).stream().findFirst();
  }

  <T> Page<T> page(int limit, Reader<ResultSet, T> row, String sql, Object... values)
      throws StorageException {
    return Page.of(rows(limit + 1L, row, sql, values), limit);
  }

  private <T> List<T> rows(long limit, Reader<ResultSet, T> row, String sql, Object... values)
      throws StorageException {
    return run(
        sql + " LIMIT " + limit,
        values,
        statement -> {
          List<T> found = new ArrayList<>();
          ResultSet rows = statement.executeQuery();
          while (rows.next()) {
            found.add(row.read(rows));
          }
          return found;
        });
  }

  /** One after the other: SQLite has a writer at a time, and reads from the page cache. */
  private synchronized <T> T run(String sql, Object[] values, Reader<PreparedStatement, T> work)
      throws StorageException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return work.read(statement);
    } catch (SQLException e) {
      throw failure(location, e);
    }
  }

  private static StorageException failure(String location, SQLException e) {
    String message = location + ": " + e.getMessage();
    return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
      case SQLITE_FULL -> new StorageException.Full(message, e);
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN ->
          new StorageException.Denied(message, e);
      case SQLITE_CORRUPT, SQLITE_NOTADB -> new StorageException.Corrupt(message, e);
      default -> new StorageException.Unavailable(message, e);
    };
  }

  @Override
  public SqliteBlobs blobs() {
    return new SqliteBlobs(this);
  }

  @Override
  public SqliteUploads uploads() {
    return new SqliteUploads(this);
  }

  @Override
  public SqliteLinks links() {
    return new SqliteLinks(this);
  }

  @Override
  public void probe() throws StorageException {
    find(row -> row.getInt(1), "SELECT 1");
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(location + " cannot be closed", e);
    }
  }
}
