// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The one place where what S3 answers becomes what a caller of a driver knows. */
final class S3Errors {
  private static final String KEYS = "accesskey, secretkey: ";

  /** What operators can mend, in their words. */
  private static final Map<String, String> DENIED =
      Map.of(
          "NoSuchBucket", "bucket: there is no such bucket",
          "InvalidAccessKeyId", KEYS + "the store does not know them",
          "SignatureDoesNotMatch", KEYS + "the store does not accept the signature",
          "ExpiredToken", "sessiontoken: the credentials have expired",
          "RequestTimeTooSkewed", "the clocks of the store and of this machine are too far apart",
          "PermanentRedirect", "region: the bucket is in another one",
          "AuthorizationHeaderMalformed", "region: the bucket is in another one",
          "NotImplemented", "conditionalwrites: the store does not know what was asked for");

  /**
   * What a store answers, with 400, to a body that it cannot read, where it gives a code at all.
   */
  private static final Set<String> UNREADABLE = Set.of("", "MalformedXML");

  private S3Errors() {}

  /** What an answer to a request with a body means: a body may be damaged on its way. */
  static StorageException ofSent(String what, int status, String code) {
    return status == 400 && UNREADABLE.contains(code)
        ? new StorageException.Unavailable(
            told(what, status, code) + ": what was sent arrived damaged", null)
        : of(what, status, code);
  }

  /**
   * What an answer means.
   *
   * @param what what was asked for, without a secret
   * @param code the code in the answer's body, empty where there is none, as for HEAD
   */
  static StorageException of(String what, int status, String code) {
    String message = told(what, status, code);
    String denied = DENIED.get(code);
    if (denied != null) {
      return new StorageException.Denied(denied, null);
    }
    return switch (code) {
      case "QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "TooManyParts" ->
          new StorageException.Full(message, null);
      case "InvalidPart", "InvalidPartOrder", "EntityTooSmall" ->
          new StorageException.Conflict(message);
      case "BadDigest",
          "XAmzContentSHA256Mismatch",
          "RequestTimeout",
          "IncompleteBody",
          "ConditionalRequestConflict",
          "OperationAborted",
          "ConcurrentModification" ->
          new StorageException.Unavailable(message, null);
      default -> of(message, status);
    };
  }

  private static String told(String what, int status, String code) {
    return what + ": the store answers " + status + (code.isEmpty() ? "" : " " + code);
  }

  private static StorageException of(String message, int status) {
    return switch (status) {
      case 404 -> new StorageException.NotFound(message);
      case 412 -> new StorageException.Conflict(message);
      case 416 -> new StorageException.Corrupt(message, null);
      case 507 -> new StorageException.Full(message, null);
      case 408, 429 -> new StorageException.Unavailable(message, null);
      default ->
          status >= 500
              ? new StorageException.Unavailable(message, null)
              : new StorageException.Denied(message, null);
    };
  }

  /** What it means that there is no answer. */
  static StorageException of(String what, String host, @Nullable IOException e) {
    if (e instanceof UnknownHostException) {
      return new StorageException.Unavailable(
          "regionendpoint: the host " + host + " is unknown", e);
    }
    if (e instanceof SSLException) {
      return new StorageException.Unavailable(
          "cafile: no TLS with " + host + ": " + e.getMessage(), e);
    }
    return new StorageException.Unavailable(what + ": no answer from " + host, e);
  }
}
