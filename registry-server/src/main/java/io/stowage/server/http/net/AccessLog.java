// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.LogConfig;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each request, when its answer is over, to the logger {@code access}: in the
 * combined format or as JSON. Thread-safe.
 */
public final class AccessLog {
  /** The logger, whose lines are complete: they want neither time nor level in front. */
  public static final String LOGGER = "access";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private final AccessFormat format;

  /** A log in the format of the other lines: combined for text. */
  public AccessLog(LogConfig.Format format) {
    this.format = format == LogConfig.Format.JSON ? new JsonAccess() : new CombinedAccess();
  }

  /**
   * Logs a request that is over.
   *
   * @param nanos how long it took
   */
  void log(HttpServerRequest request, long nanos) {
    if (LOG.isInfoEnabled()) {
      LOG.info(format.line(request, Instant.now(), nanos));
    }
  }
}
