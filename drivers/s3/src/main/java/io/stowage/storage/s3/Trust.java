// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.setting.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Whom a client trusts, where that is not the JDK's choice alone. */
final class Trust {
  private Trust() {}

  static void apply(S3Config.Tls tls, OkHttpClient.Builder client) {
    try {
      if (tls.anybody()) {
        use(client, new Anybody());
        client.hostnameVerifier((host, session) -> true);
      } else if (tls.authorities().isPresent()) {
        use(client, with(tls.authorities().get()));
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new InvalidSettingException(
          S3Settings.CA_FILE, "cannot be read as PEM certificates: " + e.getMessage());
    }
  }

  private static void use(OkHttpClient.Builder client, X509TrustManager manager)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {manager}, new SecureRandom());
    client.sslSocketFactory(context.getSocketFactory(), manager);
  }

  private static X509TrustManager with(Path authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (X509Certificate usual : manager(null).getAcceptedIssuers()) {
      add(store, usual);
    }
    try (InputStream file = Files.newInputStream(authorities)) {
      for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        add(store, own);
      }
    }
    return manager(store);
  }

  private static void add(KeyStore store, Certificate certificate) throws GeneralSecurityException {
    store.setCertificateEntry("authority-" + store.size(), certificate);
  }

  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager)
        Arrays.stream(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  /** Takes any certificate, as the operator wants it. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
