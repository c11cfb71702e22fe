// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import io.stowage.server.config.TlsConfig;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for the loopback that was made a moment ago, with its key, as PEM files. */
public final class TestCertificate {
  private static final String PASSWORD = "changeit";

  /** What PKCS#8 puts in front of an RSA key of 2048 bits. */
  private static final int PKCS8_PREFIX = 26;

  private final Path directory;
  private final Certificate certificate;
  private final byte[] key;

  private TestCertificate(Path directory, Certificate certificate, Key key) {
    this.directory = directory;
    this.certificate = certificate;
    this.key = key.getEncoded();
  }

  /**
   * Makes one.
   *
   * @param algorithm RSA or EC
   */
  public static TestCertificate make(Path directory, String algorithm) throws Exception {
    Path store = directory.resolve(algorithm + System.nanoTime() + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IllegalStateException(output);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new TestCertificate(
        directory, keys.getCertificate("it"), keys.getKey("it", PASSWORD.toCharArray()));
  }

  Path certificateFile() throws Exception {
    return pem("cert", "CERTIFICATE", certificate.getEncoded());
  }

  Path keyFile() throws Exception {
    return pem("key", "PRIVATE KEY", key);
  }

  /** The key of an RSA certificate as PKCS#1. */
  Path pkcs1KeyFile() throws Exception {
    return pem("key1", "RSA PRIVATE KEY", Arrays.copyOfRange(key, PKCS8_PREFIX, key.length));
  }

  private Path pem(String name, String type, byte[] content) throws Exception {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
    return Files.writeString(Files.createTempFile(directory, name, ".pem"), text);
  }

  /** What a server needs to use it. */
  public TlsConfig config() throws Exception {
    return new TlsConfig(certificateFile(), keyFile(), "TLSv1.2", List.of());
  }

  /** What a client needs to trust it. */
  public SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", certificate);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
