// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import com.nimbusds.jose.Payload;
import com.nimbusds.jwt.JWTClaimsSet;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.core.LogText;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a token says against what a registry wants, once its signature is known to be good.
 */
final class TokenClaims {
  /** How far clocks may differ. */
  static final Duration LEEWAY = Duration.ofSeconds(60);

  private final AuthConfig.Token config;

  TokenClaims(AuthConfig.Token config) {
    this.config = config;
  }

  /**
   * What a token says.
   *
   * @throws InvalidTokenException if it is for somebody else or another time, or not understood
   */
  VerifiedToken read(Payload payload, Instant now) throws InvalidTokenException {
    try {
      Map<String, Object> json = payload.toJSONObject();
      if (json == null) {
        throw new InvalidTokenException("its claims are no JSON object");
      }
      return read(JWTClaimsSet.parse(json), now);
    } catch (ParseException | ClassCastException e) {
      throw new InvalidTokenException("its claims are not what they should be");
    }
  }

  private VerifiedToken read(JWTClaimsSet claims, Instant now)
      throws InvalidTokenException, ParseException {
    if (!config.issuer().equals(claims.getIssuer())) {
      throw new InvalidTokenException("it is of another issuer: " + LogText.of(claims.getIssuer()));
    }
    if (!claims.getAudience().contains(config.service())) {
      throw new InvalidTokenException(
          "it is for another audience: " + LogText.of(String.join(",", claims.getAudience())));
    }
    Date expiry = claims.getExpirationTime();
    if (expiry == null) {
      throw new InvalidTokenException("it does not say when it expires");
    }
    Instant end = expiry.toInstant().plus(LEEWAY);
    if (now.isAfter(end)) {
      throw new InvalidTokenException("it expired at " + expiry.toInstant());
    }
    Date begin = claims.getNotBeforeTime();
    if (begin != null && now.isBefore(begin.toInstant().minus(LEEWAY))) {
      throw new InvalidTokenException("it is not good before " + begin.toInstant());
    }
    String user = claims.getSubject();
    return new VerifiedToken(user == null ? "" : user, end, actions(claims.getClaim("access")));
  }

  private static Map<String, Set<String>> actions(@Nullable Object access)
      throws InvalidTokenException {
    Map<String, Set<String>> actions = new HashMap<>();
    if (access == null) {
      return actions;
    }
    for (Object entry : (List<?>) access) {
      Map<?, ?> resource = (Map<?, ?>) entry;
      Object type = resource.get("type");
      Object name = resource.get("name");
      if (!(type instanceof String) || !(name instanceof String)) {
        throw new InvalidTokenException("its access names no type or no name");
      }
      Set<String> allowed = actions.computeIfAbsent(type + ":" + name, unused -> new HashSet<>());
      Object named = resource.get("actions");
      for (Object action : named == null ? List.of() : (List<?>) named) {
        allowed.add((String) action);
      }
    }
    return actions;
  }
}
