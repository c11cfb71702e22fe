// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A key with a certificate that was made a moment ago.
 *
 * @param key signs
 * @param chain its certificate, and those that vouch for it
 */
public record TestIdentity(PrivateKey key, List<X509Certificate> chain) {
  private static final String PASSWORD = "changeit";

  /**
   * Makes one that vouches for itself.
   *
   * @param directory where files may be left
   * @param algorithm RSA, EC or Ed25519
   */
  public static TestIdentity make(Path directory, String algorithm) throws Exception {
    return new Store(directory).generate(algorithm);
  }

  /** Makes one that this one vouches for. */
  public TestIdentity vouchFor(Path directory, String algorithm) throws Exception {
    Store store = new Store(directory);
    TestIdentity other = store.generate(algorithm);
    Store own = new Store(directory);
    own.put(this);
    String request = store.run("-certreq", "-alias", "it");
    Path file = Files.writeString(Files.createTempFile(directory, "request", ".pem"), request);
    String certificate = own.run("-gencert", "-rfc", "-alias", "it", "-infile", file.toString());
    X509Certificate vouched =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.getBytes(UTF_8)));
    List<X509Certificate> chain = new ArrayList<>(List.of(vouched));
    chain.addAll(chain());
    return new TestIdentity(other.key, chain);
  }

  /** Its own certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** Its own certificate in a file. */
  public Path pem(Path directory) throws Exception {
    String text = Base64.getMimeEncoder().encodeToString(certificate().getEncoded());
    return Files.writeString(
        Files.createTempFile(directory, "cert", ".pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }

  /** A key store that {@code keytool} works on. */
  private static final class Store {
    private final Path file;

    Store(Path directory) throws IOException {
      file = Files.createTempDirectory(directory, "keys").resolve("store.p12");
    }

    TestIdentity generate(String algorithm) throws Exception {
      run(
          "-genkeypair",
          "-alias",
          "it",
          "-keyalg",
          algorithm,
          "-dname",
          "CN=tokens " + System.nanoTime(),
          "-ext",
          "bc:c");
      KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      return new TestIdentity(
          (PrivateKey) keys.getKey("it", PASSWORD.toCharArray()),
          List.of((X509Certificate) keys.getCertificate("it")));
    }

    void put(TestIdentity identity) throws Exception {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "it",
          identity.key,
          PASSWORD.toCharArray(),
          identity.chain.toArray(X509Certificate[]::new));
      try (var out = Files.newOutputStream(file)) {
        keys.store(out, PASSWORD.toCharArray());
      }
    }

    String run(String... arguments) throws Exception {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(List.of(arguments));
      command.addAll(
          List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IllegalStateException(output);
      }
      return output;
    }
  }
}
