// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Signs tokens with the JDK alone, so that a fault of the library that checks them shows.
 *
 * @param identity whose key signs
 * @param named how the key is named in the header
 */
public record TestTokens(TestIdentity identity, Named named) {
  public static final String ISSUER = "the issuer";
  public static final String SERVICE = "the service";

  /** How a token tells its key. */
  public enum Named {
    LIBTRUST,
    THUMBPRINT,
    CHAIN,
    JWK,
    NOT
  }

  /** What one entry of {@code access} says. */
  public static Map<String, Object> access(String type, String name, String... actions) {
    return Map.of("type", type, "name", name, "actions", List.of(actions));
  }

  /** Claims that are good for a registry of {@link #ISSUER} and {@link #SERVICE}. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static JWTClaimsSet.Builder claims(Map<String, Object>... access) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(SERVICE)
        .subject("joe")
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now.minusSeconds(5)))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("access", List.of(access));
  }

  /** Signs claims. */
  public String sign(JWTClaimsSet.Builder claims) throws Exception {
    return sign(claims, header -> header);
  }

  /** Signs claims with more in the header. */
  public String sign(JWTClaimsSet.Builder claims, UnaryOperator<JWSHeader.Builder> more)
      throws Exception {
    JWSHeader header = more.apply(header()).build();
    String input =
        header.toBase64URL() + "." + Base64URL.encode(claims.build().toPayload().toString());
    return input + "." + Base64URL.encode(signature(input));
  }

  private JWSHeader.Builder header() throws Exception {
    PublicKey key = identity.certificate().getPublicKey();
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm()));
    return switch (named) {
      case LIBTRUST -> header.keyID(KeyIds.libtrust(key));
      case THUMBPRINT -> header.keyID(KeyIds.thumbprint(key));
      case CHAIN -> header.x509CertChain(chain());
      case JWK -> header.jwk(jwk());
      case NOT -> header;
    };
  }

  private List<Base64> chain() throws CertificateEncodingException {
    List<Base64> chain = new ArrayList<>();
    for (X509Certificate certificate : identity.chain()) {
      chain.add(Base64.encode(certificate.getEncoded()));
    }
    return chain;
  }

  /** The public key as a JWK. */
  public JWK jwk() {
    PublicKey key = identity.certificate().getPublicKey();
    if (key instanceof RSAPublicKey rsa) {
      return new RSAKey.Builder(rsa).build();
    }
    if (key instanceof ECPublicKey ec) {
      return new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build();
    }
    byte[] encoded = key.getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point)).build();
  }

  private String algorithm() {
    PublicKey key = identity.certificate().getPublicKey();
    if (key instanceof ECPublicKey ec) {
      return ec.getParams().getOrder().bitLength() == 256 ? "ES256" : "ES384";
    }
    return key instanceof RSAPublicKey ? "RS256" : "EdDSA";
  }

  private byte[] signature(String input) throws Exception {
    Signature signature =
        Signature.getInstance(
            switch (algorithm()) {
              case "ES256" -> "SHA256withECDSAinP1363Format";
              case "ES384" -> "SHA384withECDSAinP1363Format";
              case "RS256" -> "SHA256withRSA";
              default -> "Ed25519";
            });
    signature.initSign(identity.key());
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    return signature.sign();
  }
}
