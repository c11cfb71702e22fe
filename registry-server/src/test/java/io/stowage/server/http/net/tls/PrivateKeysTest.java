// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateKeysTest {
  @TempDir private static Path directory;
  private static TestCertificate rsa;
  private static TestCertificate ec;

  @BeforeAll
  static void makeKeys() throws Exception {
    rsa = TestCertificate.make(directory, "RSA");
    ec = TestCertificate.make(directory, "EC");
  }

  /** The object identifier of the curve, which stands behind that of all elliptic curves. */
  private static byte[] curve() throws Exception {
    byte[] algorithm =
        Der.find(PemBlock.of(ec.keyPem()).get(0).content(), Der.SEQUENCE).orElseThrow();
    return Arrays.copyOfRange(algorithm, 9, algorithm.length);
  }

  private static PrivateKey read(String pem) throws Exception {
    return PrivateKeys.first(PemBlock.of(pem));
  }

  @Test
  void pkcs1IsTheSameKeyAsPkcs8() throws Exception {
    String pkcs1 = TestCertificate.pem("RSA PRIVATE KEY", rsa.bareKey());

    assertThat(read(pkcs1)).isEqualTo(read(rsa.keyPem()));
  }

  @Test
  void aSec1KeyMayHaveItsCurveInABlockBeforeIt() throws Exception {
    String sec1 =
        TestCertificate.pem("EC PARAMETERS", curve())
            + TestCertificate.pem("EC PRIVATE KEY", ec.bareKey());

    assertThat(read(sec1)).isEqualTo(read(ec.keyPem()));
  }

  @Test
  void aSec1KeyMayNameItsCurveItself() throws Exception {
    byte[] bare = ec.bareKey();
    byte[] secret = Der.find(bare, Der.OCTETS).orElseThrow();
    byte[] named =
        Der.element(
            Der.SEQUENCE,
            HexFormat.of().parseHex("020101"),
            Der.element(Der.OCTETS, secret),
            Der.element(0xa0, curve()));

    ECPrivateKey key = (ECPrivateKey) read(TestCertificate.pem("EC PRIVATE KEY", named));
    assertThat(key.getS()).isEqualTo(((ECPrivateKey) read(ec.keyPem())).getS());
  }

  @Test
  void theFirstKeyCounts() throws Exception {
    String several = rsa.certificatePem() + ec.keyPem() + rsa.keyPem();

    assertThat(read(several)).isEqualTo(read(ec.keyPem()));
  }

  @Test
  void aLockedKeyIsSaidToBeLocked() {
    String pkcs8 = TestCertificate.pem("ENCRYPTED PRIVATE KEY", new byte[100]);
    String old =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,00

        AAAA
        -----END RSA PRIVATE KEY-----
        """;

    for (String locked : new String[] {pkcs8, old}) {
      assertThatThrownBy(() -> read(locked)).hasMessageStartingWith("is locked with a passphrase");
    }
  }

  @Test
  void aKindThatIsNotServedIsNamed() {
    String dsa = TestCertificate.pem("DSA PRIVATE KEY", new byte[100]);

    assertThatThrownBy(() -> read(dsa)).hasMessageStartingWith("holds a DSA PRIVATE KEY");
  }

  @Test
  void aKeyThatIsCutOffAnywhereIsRefusedAndNothingElse() throws Exception {
    byte[] bare = ec.bareKey();

    for (int length = 0; length < bare.length; length++) {
      String cut = TestCertificate.pem("EC PRIVATE KEY", Arrays.copyOf(bare, length));

      assertThatThrownBy(() -> read(cut)).isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void whatIsNoBase64IsDamaged() {
    String damaged = "-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----\n";

    assertThatThrownBy(() -> read(damaged)).hasMessageStartingWith("is damaged");
  }
}
