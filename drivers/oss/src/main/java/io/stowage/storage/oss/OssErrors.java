// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import com.aliyun.oss.ClientErrorCode;
import com.aliyun.oss.ClientException;
import com.aliyun.oss.InconsistentException;
import com.aliyun.oss.OSSErrorCode;
import com.aliyun.oss.OSSException;
import io.stowage.storage.StorageException;
import java.util.Map;

/** The one place where what OSS answers becomes what a caller of a driver knows. */
final class OssErrors {
  private static final String KEYS = "accesskeyid, accesskeysecret: ";

  /** What operators can mend, in their words. */
  private static final Map<String, String> DENIED =
      Map.ofEntries(
          Map.entry("NoSuchBucket", "bucket: there is no such bucket"),
          Map.entry("InvalidAccessKeyId", KEYS + "the store does not know them"),
          Map.entry("SignatureDoesNotMatch", KEYS + "the store does not accept the signature"),
          Map.entry("SecurityTokenExpired", "securitytoken: the credentials have expired"),
          Map.entry("InvalidSecurityToken", "securitytoken: the store does not know it"),
          Map.entry("SecurityTokenNotSupported", "securitytoken: the store does not take it"),
          Map.entry(
              "RequestTimeTooSkewed",
              "the clocks of the store and of this machine are too far apart"),
          Map.entry("UserDisable", "accesskeyid: the account is disabled, or has not paid"),
          Map.entry("FileImmutable", "bucket: its retention policy forbids to change objects"),
          Map.entry("InvalidObjectState", "bucket: an object is archived and has to be restored"));

  private OssErrors() {}

  /**
   * What a failure of the client means.
   *
   * @param what what was asked for, without a secret
   */
  static StorageException of(String what, OssEndpoint endpoint, RuntimeException e) {
    if (e instanceof OSSException answer) {
      return of(what, answer.getErrorCode() == null ? "" : answer.getErrorCode());
    }
    if (e instanceof OssCredentials.MissingException missing) {
      return missing.why();
    }
    if (e instanceof InconsistentException) {
      return new StorageException.Unavailable(what + ": arrived damaged at the store", null);
    }
    if (e instanceof ClientException client) {
      return noAnswer(what, endpoint.base().uri().getHost(), client);
    }
    if (e instanceof IllegalArgumentException) {
      return new StorageException.Denied(what + ": " + e.getMessage(), null);
    }
    // such as a pool of connections that was closed
    return new StorageException.Unavailable(what + ": the client failed", e);
  }

  /** What an answer means, by its code. */
  static StorageException of(String what, String code) {
    String denied = DENIED.get(code);
    if (denied != null) {
      return new StorageException.Denied(denied, null);
    }
    String message = what + ": the store answers " + code;
    return switch (code) {
      case "NoSuchKey", "NoSuchUpload", "SymlinkTargetNotExist", "NotSymlink" ->
          new StorageException.NotFound(message);
      case "FileAlreadyExists",
          "PreconditionFailed",
          "InvalidPart",
          "InvalidPartOrder",
          "EntityTooSmall" ->
          new StorageException.Conflict(message);
      case "InvalidRange" -> new StorageException.Corrupt(message, null);
      case "EntityTooLarge", "QuotaExceeded", "StorageCapacityExceeded" ->
          new StorageException.Full(message, null);
      default ->
          isPassing(code)
              ? new StorageException.Unavailable(message, null)
              : new StorageException.Denied(message, null);
    };
  }

  /** Whether another try may help: the store is busy, failed, or got something damaged. */
  private static boolean isPassing(String code) {
    return switch (code) {
      case "InternalError",
          "ServiceUnavailable",
          "RequestTimeout",
          "OperationAborted",
          "TooManyRequests",
          "SlowDown",
          "InvalidDigest",
          "IncompleteBody",
          // an answer without a body, or one that is no XML, as of a balancer
          ClientErrorCode.UNKNOWN,
          OSSErrorCode.INVALID_RESPONSE ->
          true;
      default -> code.endsWith("LimitExceeded") || code.startsWith("Throttling");
    };
  }

  private static StorageException noAnswer(String what, String host, ClientException e) {
    String code = e.getErrorCode() == null ? "" : e.getErrorCode();
    return switch (code) {
      case ClientErrorCode.UNKNOWN_HOST ->
          new StorageException.Unavailable("endpoint: the host " + host + " is unknown", e);
      case ClientErrorCode.SSL_EXCEPTION ->
          new StorageException.Unavailable("cafile, secure: no TLS with " + host, e);
      default -> new StorageException.Unavailable(what + ": no answer from " + host, e);
    };
  }
}
