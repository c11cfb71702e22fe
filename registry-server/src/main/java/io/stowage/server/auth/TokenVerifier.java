// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.X509CertChainUtils;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.core.LogText;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out whether a token is good (RFC 7515, RFC 7519). The key says which algorithms may be used
 * with it, never the token. Takes time; thread-safe.
 */
final class TokenVerifier {
  private final Set<String> algorithms;
  private final TokenClaims claims;

  TokenVerifier(AuthConfig.Token config) {
    this.algorithms = Set.copyOf(config.signingAlgorithms());
    this.claims = new TokenClaims(config);
  }

  /**
   * What a token says.
   *
   * @throws InvalidTokenException if it is not good
   */
  VerifiedToken verify(String token, TokenKeys keys, Instant now) throws InvalidTokenException {
    JWSObject jws = parse(token);
    JWSHeader header = jws.getHeader();
    JWSVerifier verifier = verifier(header, keys);
    if (!verifier.supportedJWSAlgorithms().contains(header.getAlgorithm())) {
      throw new InvalidTokenException(
          "the algorithm " + header.getAlgorithm() + " does not go with its key");
    }
    try {
      if (!verifier.verify(header, jws.getSigningInput(), jws.getSignature())) {
        throw new InvalidTokenException("its signature is wrong");
      }
    } catch (JOSEException e) {
      throw new InvalidTokenException("its signature is none");
    }
    return claims.read(jws.getPayload(), now);
  }

  private JWSObject parse(String token) throws InvalidTokenException {
    try {
      Base64URL[] parts = JWSObject.split(token);
      Map<String, Object> header = JSONObjectUtils.parse(parts[0].decodeToString());
      String algorithm = header == null ? null : JSONObjectUtils.getString(header, "alg");
      if (header == null || algorithm == null || !algorithms.contains(algorithm)) {
        throw new InvalidTokenException(
            "the algorithm " + LogText.of(algorithm) + " is not accepted");
      }
      if (header.containsKey("crit")) {
        throw new InvalidTokenException("it asks for extensions that are not known");
      }
      if (parts.length != 3) {
        throw new InvalidTokenException("it is no signed JWT");
      }
      return new JWSObject(parts[0], parts[1], parts[2]);
    } catch (ParseException | IllegalArgumentException e) {
      throw new InvalidTokenException("it is no JWT");
    }
  }

  private static JWSVerifier verifier(JWSHeader header, TokenKeys keys)
      throws InvalidTokenException {
    if (header.getX509CertChain() != null) {
      return verifier(keys.bundle().vouchedFor(chain(header.getX509CertChain())));
    }
    if (header.getJWK() != null) {
      return embedded(header.getJWK(), keys);
    }
    if (header.getKeyID() == null) {
      throw new InvalidTokenException("it does not say which key signed it");
    }
    return keys.find(header.getKeyID());
  }

  /** A key in the token counts where it is known, or a chain vouches for it. */
  private static JWSVerifier embedded(JWK jwk, TokenKeys keys) throws InvalidTokenException {
    PublicKey key = publicKey(jwk);
    if (jwk.getX509CertChain() == null) {
      return keys.find(KeyIds.thumbprint(key));
    }
    PublicKey vouched = keys.bundle().vouchedFor(chain(jwk.getX509CertChain()));
    if (!vouched.equals(key)) {
      throw new InvalidTokenException("its key is not that of its certificate");
    }
    return verifier(vouched);
  }

  private static PublicKey publicKey(JWK jwk) throws InvalidTokenException {
    try {
      return SigningKeys.publicKey(jwk);
    } catch (IOException e) {
      throw new InvalidTokenException("it " + e.getMessage());
    }
  }

  private static JWSVerifier verifier(PublicKey key) throws InvalidTokenException {
    try {
      return SigningKeys.verifier(key);
    } catch (IOException e) {
      throw new InvalidTokenException("its certificate " + e.getMessage());
    }
  }

  private static List<X509Certificate> chain(List<Base64> encoded) throws InvalidTokenException {
    try {
      return X509CertChainUtils.parse(encoded);
    } catch (ParseException e) {
      throw new InvalidTokenException("its chain has something that is no certificate");
    }
  }
}
