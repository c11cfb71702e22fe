// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import io.stowage.server.config.TlsConfig;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SSLOptions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TLS of one listening socket. Thread-safe. */
public final class Tls {
  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

  private final TlsConfig config;
  private final TlsEngine engine;
  private volatile TlsIdentity identity;

  private Tls(TlsConfig config, TlsIdentity identity) {
    this.config = config;
    this.identity = identity;
    this.engine = TlsEngine.best(identity);
  }

  /**
   * Reads the certificate and the key.
   *
   * @throws TlsException if they are not there or do not belong together
   */
  public static Tls load(TlsConfig config) throws TlsException {
    Tls tls = new Tls(config, TlsIdentity.load(config));
    tls.problem(Instant.now()).ifPresent(LOG::warn);
    return tls;
  }

  /**
   * Has a server use it.
   *
   * @param http2 whether HTTP/2 is offered
   * @throws TlsException if files or settings are not as they must be
   */
  public void secure(HttpServerOptions options, boolean http2) throws TlsException {
    options
        .setSsl(true)
        .setUseAlpn(http2)
        .setSslEngineOptions(engine.options())
        .setEnabledSecureTransportProtocols(TlsProtocols.from(config.minimumTls()))
        .setClientAuth(ClientCertificates.demand(config));
    Set<String> suites = TlsProtocols.suites(config, engine.suites());
    suites.forEach(options::addEnabledCipherSuite);
    fill(options.getSslOptions(), identity);
  }

  private void fill(SSLOptions options, TlsIdentity served) throws TlsException {
    options.setKeyCertOptions(KeyCertOptions.wrap(engine.fit(served.keyManagers())));
    ClientCertificates.trust(config).ifPresent(options::setTrustOptions);
  }

  /**
   * Reads all files again.
   *
   * @param options filled with what they hold
   * @return what was read, in words
   * @throws TlsException if something is wrong with them
   */
  String reload(SSLOptions options) throws TlsException {
    TlsIdentity fresh = TlsIdentity.load(config);
    if (engine == TlsEngine.BORINGSSL && TlsEngine.best(fresh) != engine) {
      throw new TlsException(
          "http.tls.key: " + config.key() + " is of a kind that is served after a restart", null);
    }
    fill(options, fresh);
    identity = fresh;
    X509Certificate certificate = fresh.certificate();
    return "%s, good until %s"
        .formatted(
            certificate.getSubjectX500Principal().getName(), certificate.getNotAfter().toInstant());
  }

  /** What is wrong with the time for which the certificate is good, if anything is. */
  Optional<String> problem(Instant now) {
    return Validity.problem(identity.certificate(), now)
        .map(problem -> "http.tls.certificate: " + config.certificate() + " " + problem);
  }

  TlsConfig config() {
    return config;
  }

  /** Who encrypts: {@code boringssl} or {@code jdk}. */
  public String engine() {
    return engine.name().toLowerCase(Locale.ROOT);
  }
}
