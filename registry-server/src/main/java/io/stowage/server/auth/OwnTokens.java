// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.server.config.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens by which this registry knows again who asked for them: clients that follow the token
 * protocol may then be nobody, which Basic authentication does not let them be. They say who it is
 * and until when, signed under {@code http.secret} and the user's hash, so that each instance
 * accepts them and none does once the user was removed or has another password. Thread-safe.
 */
final class OwnTokens {
  static final Duration VALID = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 32;
  private static final int LONGEST = 512;

  private final byte[] key;

  OwnTokens(Secret secret) {
    this.key = hmac(secret.bytes(), "tokens of registry accounts".getBytes(UTF_8));
  }

  /** A token for a user of the file, or for nobody where that is empty. */
  String give(String user, Accounts accounts, Instant now) {
    byte[] name = user.getBytes(UTF_8);
    ByteBuffer says = ByteBuffer.allocate(Long.BYTES + name.length);
    says.putLong(now.plus(VALID).getEpochSecond()).put(name);
    byte[] mac = mac(says.array(), accounts.proof(user));
    ByteBuffer token = ByteBuffer.allocate(MAC_BYTES + says.capacity());
    token.put(mac).put(says.array());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /**
   * Whom a token was given to; empty for nobody.
   *
   * @throws InvalidTokenException if it was not given here, or is good no more
   */
  String user(String token, Accounts accounts, Instant now) throws InvalidTokenException {
    ByteBuffer bytes = decode(token);
    byte[] mac = new byte[MAC_BYTES];
    bytes.get(mac);
    byte[] says = new byte[bytes.remaining()];
    bytes.get(says);
    long expiry = ByteBuffer.wrap(says).getLong();
    String user = name(ByteBuffer.wrap(says, Long.BYTES, says.length - Long.BYTES));
    if (!MessageDigest.isEqual(mac, mac(says, accounts.proof(user)))) {
      throw new InvalidTokenException("it was not given here, or the user has changed since");
    }
    if (now.getEpochSecond() > expiry) {
      throw new InvalidTokenException("it expired at " + Instant.ofEpochSecond(expiry));
    }
    return user;
  }

  private static ByteBuffer decode(String token) throws InvalidTokenException {
    if (token.length() > LONGEST) {
      throw new InvalidTokenException("it is too long");
    }
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(token);
      if (decoded.length >= MAC_BYTES + Long.BYTES) {
        return ByteBuffer.wrap(decoded);
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidTokenException("it is no token");
    }
    throw new InvalidTokenException("it is too short");
  }

  private static String name(ByteBuffer bytes) throws InvalidTokenException {
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidTokenException("it names nobody");
    }
  }

  private byte[] mac(byte[] says, byte[] proof) {
    ByteBuffer all = ByteBuffer.allocate(says.length + 1 + proof.length);
    return hmac(key, all.put(says).put((byte) 0).put(proof).array());
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}
