// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate of its own for servers on 127.0.0.1, made by the JDK's keytool.
 *
 * @param certificate a PEM file
 * @param key a PEM file
 * @param servers for a server in this JVM
 * @param clients for a client in this JVM, which trusts this certificate alone
 */
record HttpsIdentity(Path certificate, Path key, SSLContext servers, SSLContext clients) {
  private static final String NAME = "server";
  private static final char[] PASSWORD = "not a secret".toCharArray();

  /** Makes one in a directory. */
  static HttpsIdentity in(Path directory) throws IOException, GeneralSecurityException {
    Path file = directory.resolve("identity.p12");
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            NAME,
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-ext",
            "bc:c",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            String.valueOf(PASSWORD)));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext servers = SSLContext.getInstance("TLS");
    servers.init(keys.getKeyManagers(), null, null);
    return new HttpsIdentity(
        pem(directory, "CERTIFICATE", store.getCertificate(NAME).getEncoded()),
        pem(directory, "PRIVATE KEY", store.getKey(NAME, PASSWORD).getEncoded()),
        servers,
        trusting(store.getCertificate(NAME)));
  }

  private static SSLContext trusting(Certificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry(NAME, certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static void keytool(List<String> arguments) throws IOException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(arguments);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("keytool failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Path pem(Path directory, String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(content);
    return Files.writeString(
        directory.resolve(kind.toLowerCase(Locale.ROOT).replace(' ', '-') + ".pem"),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
  }
}
