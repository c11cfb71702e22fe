// SPDX-License-Identifier: Apache-2.0
package com.example.registry.sqlite;

import io.stowage.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Connections to one file. Thread-safe. */
final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 16;

  private static final String[] SCHEMA = {
    "CREATE TABLE IF NOT EXISTS content (id INTEGER PRIMARY KEY AUTOINCREMENT)",
    "CREATE TABLE IF NOT EXISTS chunk (content INTEGER, start INTEGER, bytes BLOB,"
        + " PRIMARY KEY (content, start))",
    "CREATE TABLE IF NOT EXISTS blob (digest TEXT PRIMARY KEY, content INTEGER, size INTEGER)"
        + " WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS upload (repository TEXT, id TEXT, content INTEGER, size INTEGER,"
        + " started INTEGER, PRIMARY KEY (repository, id)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS link (repository TEXT, scope TEXT, name TEXT, target TEXT,"
        + " PRIMARY KEY (repository, scope, name)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS repository (name TEXT PRIMARY KEY) WITHOUT ROWID",
  };

  private final Path file;
  private final Duration patience;
  private final Semaphore permits = new Semaphore(CONNECTIONS, true);
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private Database(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  /** What is done in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Session session) throws SQLException, StorageException;
  }

  static Database open(Path file, Duration patience) throws StorageException {
    Database database = new Database(file.toAbsolutePath(), patience);
    database.write(
        session -> {
          for (String table : SCHEMA) {
            session.change(table);
          }
          return true;
        });
    return database;
  }

  String location() {
    return "SQLite database " + file;
  }

  /** Reads by one statement. */
  <T> T read(Work<T> work) throws StorageException {
    return with(connection -> work.run(new Session(connection)));
  }

  /** Writes in a transaction, which is durable on return. */
  <T> T write(Work<T> work) throws StorageException {
    return with(
        connection -> {
          connection.setAutoCommit(false);
          try {
            T result = work.run(new Session(connection));
            connection.commit();
            return result;
          } catch (SQLException | StorageException | RuntimeException | Error e) {
            connection.rollback();
            throw e;
          } finally {
            connection.setAutoCommit(true);
          }
        });
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(Connection connection) throws SQLException, StorageException;
  }

  private <T> T with(Use<T> use) throws StorageException {
    acquire();
    try {
      Connection connection = take();
      try {
        return use.of(connection);
      } finally {
        giveBack(connection);
      }
    } catch (SQLException e) {
      throw Failures.of(location(), e);
    } finally {
      permits.release();
    }
  }

  private void acquire() throws StorageException {
    try {
      if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StorageException.Unavailable(location() + " is busy", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Unavailable("interrupted", e);
    }
  }

  void checkOpen() throws StorageException {
    if (closed) {
      throw new StorageException.Gone(location() + " was closed");
    }
  }

  private Connection take() throws SQLException, StorageException {
    checkOpen();
    Connection connection = idle.poll();
    return connection == null ? connect() : connection;
  }

  private void giveBack(Connection connection) throws SQLException {
    idle.push(connection);
    if (closed) {
      closeIdle();
    }
  }

  /** A write waits for others' before it begins, and is on the disk when it ends. */
  private Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private void closeIdle() throws SQLException {
    Connection connection;
    while ((connection = idle.poll()) != null) {
      connection.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      closeIdle();
    } catch (SQLException e) {
      throw new IllegalStateException(location() + " cannot be closed", e);
    }
  }
}
