// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What classes of a package log while a test runs. */
public final class LogLines implements AutoCloseable {
  private final Logger log;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  /** Begins to listen. */
  public LogLines(String name) {
    log = (Logger) LoggerFactory.getLogger(name);
    lines.start();
    log.addAppender(lines);
  }

  /** The lines so far, each with its level in front. */
  public List<String> all() {
    return List.copyOf(lines.list).stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    log.detachAppender(lines);
  }
}
