// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyIdsTest {

  /** What {@code openssl}, {@code sha256sum} and {@code base32} say of keys of openssl's. */
  @ParameterizedTest
  @CsvSource({
    "EC, MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEs4zd/Vuh3QXdlRgIsay05kWdy6PieJGHSubn8FJ0PWYLt9wx1abU"
        + "VPdp+XTUYfTCc9Uy/6Dio/o0W7GxCom3+g==,"
        + " IEEQ:2RT2:J25V:ZZ6Y:O5EE:4F3Q:6LEZ:H42Q:Q4WC:FLPM:3MZ7:RMGN",
    "Ed25519, MCowBQYDK2VwAyEAXYiaAelNLAs7sL5+OOowUPW3kOFp/vfyL1VEvEbNwdc=,"
        + " RCL4:MOR5:3756:IB6S:Y2EJ:IL7B:2QTD:BUJS:E56B:C4VB:XRLR:5L6E",
  })
  void theOldNameIsTheStartOfTheHashInBase32(String algorithm, String key, String id)
      throws Exception {
    PublicKey parsed =
        KeyFactory.getInstance(algorithm)
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));

    assertThat(KeyIds.libtrust(parsed)).isEqualTo(id);
    assertThat(KeyIds.of(parsed)).hasSize(2).doesNotHaveDuplicates();
  }

  /** The example of RFC 7638, section 3.1. */
  @Test
  void theNewNameIsTheThumbprint() throws Exception {
    RSAKey key =
        RSAKey.parse(
            "{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT8"
                + "6zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArw"
                + "l93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qM"
                + "QvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBni"
                + "Iqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw\",\"e\":\"AQAB\"}");

    assertThat(KeyIds.thumbprint(key.toPublicKey()))
        .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }
}
