// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.StorageException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** The one place where what Swift answers becomes what a caller of a driver knows. */
final class SwiftErrors {
  private static final int RATE_LIMITED = 498;

  private SwiftErrors() {}

  /**
   * What an answer means.
   *
   * @param what what was asked for, without a secret
   */
  static StorageException of(String what, int status) {
    String message = what + ": the store answers " + status;
    return switch (status) {
      case 401 ->
          new StorageException.Denied(
              "username, password, applicationcredentialid: the store does not accept them", null);
      case 404 -> new StorageException.NotFound(message);
      case 412 -> new StorageException.Conflict(message);
      case 413, 507 -> new StorageException.Full(message, null);
      case 416 -> new StorageException.Corrupt(message, null);
      // 409: somebody wrote later; 422: the bytes came damaged
      case 408, 409, 422, 429, RATE_LIMITED -> new StorageException.Unavailable(message, null);
      default ->
          status >= 500
              ? new StorageException.Unavailable(message, null)
              : new StorageException.Denied(message, null);
    };
  }

  /** What it means that there is no answer. */
  static StorageException of(String what, String host, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return new StorageException.Unavailable("authurl: the host " + host + " is unknown", e);
      }
      if (cause instanceof SSLException) {
        return new StorageException.Unavailable(
            "authurl: no TLS with " + host + ": " + cause.getMessage(), e);
      }
    }
    return new StorageException.Unavailable(what + ": no answer from " + host, e);
  }
}
