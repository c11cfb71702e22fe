// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import io.stowage.server.config.ClientCertificate;
import io.stowage.server.config.TlsConfig;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which certificates of clients are asked for, and which are good. */
final class ClientCertificates {
  private ClientCertificates() {}

  /** Whether a client is asked for one, and let in without. */
  static ClientAuth demand(TlsConfig tls) {
    return switch (tls.clientCertificate()) {
      case NONE -> ClientAuth.NONE;
      case REQUESTED, VERIFIED_IF_GIVEN -> ClientAuth.REQUEST;
      case REQUIRED, VERIFIED -> ClientAuth.REQUIRED;
    };
  }

  /** How they are checked, if they are asked for. */
  static Optional<TrustOptions> trust(TlsConfig tls) throws TlsException {
    ClientCertificate wanted = tls.clientCertificate();
    if (wanted == ClientCertificate.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        wanted.verified()
            ? TrustOptions.wrap(authorities(tls))
            : TrustOptions.wrap(new AnyCertificate()));
  }

  private static TrustManagerFactory authorities(TlsConfig tls) throws TlsException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Path path : tls.clientCas()) {
        for (X509Certificate ca : new TlsFile("http.tls.clientcas", path).certificates()) {
          store.setCertificateEntry("ca" + store.size(), ca);
        }
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (TlsException e) {
      throw e;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("http.tls.clientcas: cannot be used: " + e.getMessage(), e);
    }
  }

  /** Takes any certificate; that the client has its key is made sure of by TLS itself. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      throw onlyClients();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
      throw onlyClients();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
      throw onlyClients();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }

    private static UnsupportedOperationException onlyClients() {
      return new UnsupportedOperationException("only clients are checked by it");
    }
  }
}
