// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that a token server publishes under a URL, fetched again from time to time, and when a token
 * names one that is not known. Where that fails, the former ones still count, and that is said
 * once. Thread-safe.
 */
final class RemoteKeys {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 1024 * 1024;

  private final URL url;
  private final LongSupplier nanos;
  private final DefaultResourceRetriever retriever =
      new DefaultResourceRetriever((int) CONNECT.toMillis(), (int) READ.toMillis(), MAX_BYTES);
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Map<String, JWSVerifier> current = Map.of();
  private volatile long triedNanos;
  private volatile boolean good;
  private String content = "";
  private String trouble = "";

  RemoteKeys(URL url, LongSupplier nanos) {
    this.url = url;
    this.nanos = nanos;
    fetch();
  }

  Map<String, JWSVerifier> current() {
    return current;
  }

  /** Fetches them if they are not fresh. */
  void refresh() {
    fetchAfter(good ? FRESH : PAUSE);
  }

  /** Fetches them because one is missing, unless that was done a moment ago. */
  void refreshForMissing() {
    fetchAfter(PAUSE);
  }

  private void fetchAfter(Duration age) {
    if (nanos.getAsLong() - triedNanos >= age.toNanos() && lock.tryLock()) {
      try {
        fetch();
      } finally {
        lock.unlock();
      }
    }
  }

  private void fetch() {
    try {
      String jwks = retriever.retrieveResource(url).getContent();
      if (!jwks.equals(content)) {
        current = SigningKeys.of(jwks.getBytes(UTF_8));
        content = jwks;
      }
      good = true;
      if (!trouble.isEmpty()) {
        LOG.info("auth.token.jwks: {} is there again", url);
        trouble = "";
      }
    } catch (IOException e) {
      good = false;
      tell(String.valueOf(e.getMessage()));
    } finally {
      triedNanos = nanos.getAsLong();
    }
  }

  private void tell(String reason) {
    if (!reason.equals(trouble)) {
      trouble = reason;
      LOG.error(
          "auth.token.jwks: no keys from {}: {}; the {} that were fetched before still count",
          url,
          reason,
          current.size());
    }
  }
}
