// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.config.TlsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsIdentityTest {
  @TempDir private static Path directory;
  private static TestCertificate rsa;
  private static TestCertificate ec;

  @BeforeAll
  static void makeCertificates() throws Exception {
    rsa = TestCertificate.make(directory, "RSA");
    ec = TestCertificate.make(directory, "EC");
  }

  private static TlsIdentity load(Path certificate, Path key) throws Exception {
    return TlsIdentity.load(TlsConfig.of(certificate, key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void eachKindOfKeyIsRead(String algorithm) throws Exception {
    TestCertificate certificate = TestCertificate.make(directory, algorithm);

    TlsIdentity identity = load(certificate.certificateFile(), certificate.keyFile());

    assertThat(identity.chain()).hasSize(1);
    assertThat(identity.keyManagers().getKeyManagers()).isNotEmpty();
  }

  @Test
  void theKeyMayLieInTheFileOfTheCertificate() throws Exception {
    Path both = rsa.file("both", rsa.keyPem() + "a comment\n" + rsa.certificatePem());

    assertThat(load(both, both).chain()).hasSize(1);
  }

  @Test
  void certificatesThatLeadNowhereAreNotSent() throws Exception {
    Path more = rsa.file("more", rsa.certificatePem() + ec.certificatePem());

    assertThat(load(more, rsa.keyFile()).chain()).hasSize(1);
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused() throws Exception {
    Path certificate = rsa.certificateFile();
    Path other = TestCertificate.make(directory, "RSA").keyFile();
    Path ofAnotherKind = ec.keyFile();

    assertThatThrownBy(() -> load(certificate, other))
        .isInstanceOf(TlsException.class)
        .hasMessage("http.tls.key: " + other + " is not the key of the certificate " + certificate);
    assertThatThrownBy(() -> load(certificate, ofAnotherKind))
        .hasMessageStartingWith("http.tls.key: " + ofAnotherKind + " is not the key");
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
    Path certificate = rsa.certificateFile();

    assertThatThrownBy(() -> load(empty, rsa.keyFile()))
        .hasMessage("http.tls.certificate: " + empty + " holds no -----BEGIN CERTIFICATE-----");
    assertThatThrownBy(() -> load(certificate, certificate))
        .hasMessage("http.tls.key: " + certificate + " holds no -----BEGIN PRIVATE KEY-----");
  }

  @Test
  void aDamagedCertificateIsNamed() throws Exception {
    Path damaged = rsa.file("damaged", TestCertificate.pem("CERTIFICATE", new byte[100]));

    assertThatThrownBy(() -> load(damaged, rsa.keyFile()))
        .hasMessage("http.tls.certificate: " + damaged + " holds a damaged certificate");
  }
}
