// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Who encrypts. */
enum TlsEngine {
  /** BoringSSL, by far the faster, where its library fits the platform. */
  BORINGSSL {
    @Override
    SSLEngineOptions options() {
      return new OpenSSLEngineOptions();
    }

    @Override
    Set<String> suites() {
      return OpenSsl.availableJavaCipherSuites();
    }

    @Override
    KeyManagerFactory fit(KeyManagerFactory managers) {
      // else the key is encoded and parsed again for each connection
      return new OpenSslCachingX509KeyManagerFactory(managers);
    }
  },

  /** The JDK, everywhere. */
  JDK {
    @Override
    SSLEngineOptions options() {
      return new JdkSSLEngineOptions();
    }

    @Override
    Set<String> suites() {
      try {
        return new HashSet<>(
            Arrays.asList(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites()));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("a JVM without TLS", e);
      }
    }

    @Override
    KeyManagerFactory fit(KeyManagerFactory managers) {
      return managers;
    }
  };

  /** The best for a key: BoringSSL serves no Ed25519 unless told to by means that are not ours. */
  static TlsEngine best(TlsIdentity identity) {
    String algorithm = identity.certificate().getPublicKey().getAlgorithm();
    boolean usual = algorithm.equals("RSA") || algorithm.equals("EC");
    return usual && OpenSSLEngineOptions.isAvailable() ? BORINGSSL : JDK;
  }

  abstract SSLEngineOptions options();

  /** The suites that it has, by their names in Java. */
  abstract Set<String> suites();

  /** Key managers in the form that suits it. */
  abstract KeyManagerFactory fit(KeyManagerFactory managers);
}
