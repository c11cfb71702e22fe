// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import io.stowage.server.config.LogConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.slf4j.event.Level;

/** Where lines go: the log to standard error, the access log to standard output. Thread-safe. */
final class Backend implements AutoCloseable {
  private static final int CAPACITY = 8192;

  private final LogConfig config;
  private final EntryFormat format;
  private final LineWriter log;
  private final LineWriter access;

  Backend(LogConfig config) {
    this(
        config, new FileOutputStream(FileDescriptor.err), new FileOutputStream(FileDescriptor.out));
  }

  Backend(LogConfig config, OutputStream err, OutputStream out) {
    this.config = config;
    this.format =
        config.format() == LogConfig.Format.JSON
            ? new JsonFormat(config.fields())
            : new TextFormat(config.fields());
    this.log = new LineWriter(err, CAPACITY, "log", n -> dropped("log", n));
    this.access = new LineWriter(out, CAPACITY, "access-log", n -> dropped("access log", n));
  }

  private void dropped(String what, long lines) {
    write(
        new Entry(
            Instant.now(),
            Level.WARN,
            lines + " lines of the " + what + " were dropped: its reader is too slow",
            List.of(),
            null));
  }

  LogConfig config() {
    return config;
  }

  void write(Entry entry) {
    log.write(format.format(entry));
  }

  void writeAccess(String line) {
    access.write(line);
  }

  @Override
  public void close() {
    access.close();
    log.close();
  }
}
