// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the files of TLS have changed, and has new connections use what they
 * hold then. Files are compared by content, so that it does not matter how they were replaced.
 */
public final class TlsRenewal {
  private static final Logger LOG = LoggerFactory.getLogger(TlsRenewal.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration REMINDER = Duration.ofDays(1);

  private final Tls tls;
  private final ServerSSLOptions options;
  private final Function<ServerSSLOptions, Future<?>> install;

  private String served;
  private String seen;
  private String refused = "";
  private Instant reminded = Instant.now();

  /**
   * A renewal that looks when it is told to.
   *
   * @param options what the server has now
   * @param install gives a server other options
   */
  TlsRenewal(Tls tls, ServerSSLOptions options, Function<ServerSSLOptions, Future<?>> install) {
    this.tls = tls;
    this.options = options;
    this.install = install;
    this.served = fingerprint();
    this.seen = served;
  }

  /**
   * Looks from time to time, until Vert.x is closed.
   *
   * @param options what the server has now
   * @param install gives a server other options
   */
  public static void start(
      Vertx vertx,
      Tls tls,
      ServerSSLOptions options,
      Function<ServerSSLOptions, Future<?>> install) {
    TlsRenewal renewal = new TlsRenewal(tls, options, install);
    vertx.setPeriodic(
        INTERVAL.toMillis(),
        id ->
            vertx.executeBlocking(
                () -> {
                  renewal.look(Instant.now());
                  return null;
                }));
  }

  /**
   * Looks once. What is wrong is said when it is seen for the second time, since a certificate and
   * its key are replaced one after the other; and it is said once.
   */
  synchronized void look(Instant now) {
    String found = fingerprint();
    if (found.equals(served)) {
      refused = "";
      remind(now);
    } else {
      renew(found);
    }
    seen = found;
  }

  private void renew(String found) {
    ServerSSLOptions fresh = options.copy();
    try {
      String read = tls.reload(fresh);
      served = found;
      install
          .apply(fresh)
          .onSuccess(done -> LOG.info("the certificate was renewed: {}", read))
          .onFailure(e -> LOG.warn("the renewed certificate cannot be used: {}", e.getMessage()));
    } catch (TlsException e) {
      if (found.equals(seen) && !found.equals(refused)) {
        LOG.warn("{}; what was read before stays in use", e.getMessage());
        refused = found;
      }
    }
  }

  private void remind(Instant now) {
    if (!now.isBefore(reminded.plus(REMINDER))) {
      reminded = now;
      tls.problem(now).ifPresent(LOG::warn);
    }
  }

  /** Tells one content of all files from another. */
  private String fingerprint() {
    try {
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      MessageDigest one = MessageDigest.getInstance("SHA-256");
      List<Path> files = new ArrayList<>(tls.config().clientCas());
      files.add(tls.config().certificate());
      files.add(tls.config().key());
      for (Path file : files) {
        all.update(one.digest(read(file)));
      }
      return HexFormat.of().formatHex(all.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JVM without SHA-256", e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
