// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.config.TlsConfig;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIdentityTest {
  @TempDir private static Path directory;
  private static Vertx vertx;
  private static TestCertificate rsa;
  private static TestCertificate ec;

  @BeforeAll
  static void makeCertificates() throws Exception {
    vertx = EventLoops.start();
    rsa = TestCertificate.make(directory, "RSA");
    ec = TestCertificate.make(directory, "EC");
  }

  @AfterAll
  static void closeVertx() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static void load(Path certificate, Path key) throws Exception {
    TlsIdentity.load(vertx, new TlsConfig(certificate, key, "TLSv1.2", List.of()));
  }

  @Test
  void eachKindOfKeyIsRead() throws Exception {
    load(rsa.certificateFile(), rsa.keyFile());
    load(rsa.certificateFile(), rsa.pkcs1KeyFile());
    load(ec.certificateFile(), ec.keyFile());
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused() throws Exception {
    Path certificate = rsa.certificateFile();
    Path other = TestCertificate.make(directory, "RSA").keyFile();

    assertThatThrownBy(() -> load(certificate, other))
        .isInstanceOf(ListenException.class)
        .hasMessage("http.tls.key: " + other + " is not the key of the certificate " + certificate);
    assertThatThrownBy(() -> load(certificate, ec.keyFile()))
        .hasMessageContaining("does not match");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Path missing = directory.resolve("missing.pem");

    assertThatThrownBy(() -> load(missing, rsa.keyFile()))
        .hasMessage("http.tls.certificate: there is no file " + missing);
    assertThatThrownBy(() -> load(rsa.certificateFile(), missing))
        .hasMessage("http.tls.key: there is no file " + missing);
  }

  @Test
  void aFileThatHoldsSomethingElseIsNamed() throws Exception {
    Path empty = Files.createTempFile(directory, "empty", ".pem");

    assertThatThrownBy(() -> load(empty, rsa.keyFile()))
        .hasMessageStartingWith("http.tls.certificate: " + empty + " is no PEM file");
    assertThatThrownBy(() -> load(rsa.certificateFile(), rsa.certificateFile()))
        .hasMessageStartingWith("http.tls.key: ")
        .hasMessageContaining("is no PEM file");
  }

  @Test
  void aDamagedKeyIsOneLine() throws Exception {
    Path damaged =
        Files.writeString(
            Files.createTempFile(directory, "damaged", ".pem"),
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

    assertThatThrownBy(() -> load(rsa.certificateFile(), damaged))
        .isInstanceOf(ListenException.class)
        .hasMessageStartingWith("http.tls: ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
