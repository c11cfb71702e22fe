// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.setting.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom the client of a store trusts, where that is not the JDK's choice alone.
 *
 * @param manager who decides; where anybody is trusted, names of hosts are not checked either by
 *     clients that leave this to the manager, as the JDK's does
 * @param context makes sockets that ask the manager
 */
public record Trust(X509TrustManager manager, SSLContext context) {

  /**
   * Reads what an operator has set.
   *
   * @param anybody whether any certificate is taken
   * @param authorities a file of PEM certificates that are trusted beside the usual ones
   * @param setting the name of the setting that names the file
   * @return empty where nothing is set
   * @throws InvalidSettingException if the file cannot be read as certificates
   */
  public static Optional<Trust> of(boolean anybody, Optional<Path> authorities, String setting) {
    try {
      if (anybody) {
        return Optional.of(of(new Anybody()));
      }
      return authorities.isEmpty() ? Optional.empty() : Optional.of(of(with(authorities.get())));
    } catch (GeneralSecurityException | IOException e) {
      throw new InvalidSettingException(
          setting, "cannot be read as PEM certificates: " + e.getMessage());
    }
  }

  private static Trust of(X509TrustManager manager) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {manager}, new SecureRandom());
    return new Trust(manager, context);
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

  /** Takes any certificate, as the operator wants it, for any host. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
