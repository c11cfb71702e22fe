// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ErrorCode;
import io.stowage.storage.UploadKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed {@code _state} that a client carries from one request of an upload to the next. The
 * format is that of {@code registry:2}, {@code base64url(hmac-sha256 + json)}, with fields of ours
 * that it ignores, so that instances of both go on with each other's uploads if they have one
 * secret. Thread-safe.
 */
public final class UploadTokens {
  private static final String HMAC = "HmacSHA256";
  private static final int MAC_LENGTH = 32;
  private static final String INVALID_SECRET = "invalid secret";

  private final SecretKeySpec key;

  /**
   * @param secret what signs tokens, equal on all instances; not empty, copied
   */
  public UploadTokens(byte[] secret) {
    key = new SecretKeySpec(secret, HMAC);
  }

  /** The token of a state, in characters that are safe in a query but for the final {@code =}. */
  public String encode(UploadState state) {
    byte[] message = UploadStateJson.write(state);
    byte[] token = Arrays.copyOf(mac(message, 0), MAC_LENGTH + message.length);
    System.arraycopy(message, 0, token, MAC_LENGTH, message.length);
    return Base64.getUrlEncoder().encodeToString(token);
  }

  /**
   * The state of a token.
   *
   * @param upload the upload that the token came with
   * @throws RegistryException BLOB_UPLOAD_INVALID if the token was not signed with our secret, is
   *     damaged, or belongs to another upload
   */
  public UploadState decode(String token, UploadKey upload) {
    byte[] bytes = bytes(token);
    if (bytes.length <= MAC_LENGTH
        || !MessageDigest.isEqual(mac(bytes, MAC_LENGTH), Arrays.copyOf(bytes, MAC_LENGTH))) {
      throw invalid(INVALID_SECRET);
    }
    UploadState state =
        UploadStateJson.read(bytes, MAC_LENGTH)
            .orElseThrow(() -> invalid("the state of the upload cannot be read"));
    if (!state.key().equals(upload)) {
      throw invalid("the state is another upload's");
    }
    return state;
  }

  private static byte[] bytes(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw invalid(INVALID_SECRET);
    }
  }

  private byte[] mac(byte[] bytes, int from) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(bytes, from, bytes.length - from);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  private static RegistryException invalid(String detail) {
    return new RegistryException(ErrorCode.BLOB_UPLOAD_INVALID, detail);
  }
}
