// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import io.stowage.server.config.TlsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate for the loopback that was made a moment ago, with its key, as PEM files. */
public final class TestCertificate {
  private static final String PASSWORD = "changeit";

  private final Path directory;
  private final Certificate certificate;
  private final Key key;

  private TestCertificate(Path directory, Certificate certificate, Key key) {
    this.directory = directory;
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Makes one.
   *
   * @param algorithm RSA, EC or Ed25519
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

  /** The certificate as a PEM file. */
  public Path certificateFile() throws Exception {
    return file("cert", certificatePem());
  }

  String certificatePem() throws Exception {
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  /** The key as a PEM file. */
  public Path keyFile() throws Exception {
    return file("key", keyPem());
  }

  String keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  /** The key in the form of PKCS#1 or SEC 1, which PKCS#8 has as a part. */
  byte[] bareKey() throws Exception {
    return Der.find(key.getEncoded(), Der.OCTETS).orElseThrow();
  }

  /** A file of this text. */
  Path file(String name, String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, name, ".pem"), text);
  }

  static String pem(String label, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(content), label);
  }

  /** What a server needs to use it. */
  public TlsConfig config() throws Exception {
    return TlsConfig.of(certificateFile(), keyFile());
  }

  /** What a client needs to trust it. */
  public SSLContext trusting() throws Exception {
    return trusting(null);
  }

  /** What a client needs to trust it, and to show a certificate of its own. */
  public SSLContext trusting(@Nullable TestCertificate own) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", certificate);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own == null ? null : own.keyManagers(), factory.getTrustManagers(), null);
    return context;
  }

  private KeyManager[] keyManagers() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("own", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }
}
