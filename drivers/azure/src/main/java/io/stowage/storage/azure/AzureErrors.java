// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.storage.blob.models.BlobStorageException;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The one place where what Azure answers becomes what a caller of a driver knows. */
final class AzureErrors {
  /** What is said where there is no container. */
  static final String NO_CONTAINER = "container: there is no such container";

  private static final String KEYS = "accountname, accountkey, sastoken, credentials: ";

  /** What operators can mend, in their words. */
  private static final Map<String, String> DENIED =
      Map.ofEntries(
          Map.entry("ContainerNotFound", NO_CONTAINER),
          Map.entry("ContainerDisabled", "container: is disabled"),
          Map.entry("AccountIsDisabled", "accountname: the account is disabled"),
          Map.entry("AuthenticationFailed", KEYS + "the store does not accept them"),
          Map.entry("InvalidAuthenticationInfo", KEYS + "the store does not accept them"),
          Map.entry("NoAuthenticationInformation", KEYS + "the store wants other ones"),
          Map.entry("AuthorizationFailure", KEYS + "the store, or its firewall, refuses them"),
          Map.entry("AuthorizationPermissionMismatch", KEYS + "lack a permission or a role"),
          Map.entry("AuthorizationProtocolMismatch", "sastoken: is not for this protocol"),
          Map.entry("AuthorizationResourceTypeMismatch", "sastoken: is not for this resource"),
          Map.entry("AuthorizationServiceMismatch", "sastoken: is not for blobs"),
          Map.entry("KeyBasedAuthenticationNotPermitted", "accountkey: the account takes no keys"),
          Map.entry("InvalidHeaderValue", "serviceversion: the store may not know it"),
          Map.entry("BlobImmutableDueToPolicy", "container: a policy keeps blobs from changing"),
          Map.entry("SnapshotsPresent", "container: a blob that is to be deleted has snapshots"));

  private AzureErrors() {}

  /**
   * What a failure of the client means.
   *
   * @param what what was asked for, without a secret
   */
  static StorageException of(String what, String host, RuntimeException failure) {
    @Nullable IOException io = null;
    boolean isToken = false;
    boolean isBusy = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BlobStorageException answer) {
        String code = answer.getErrorCode() == null ? "" : answer.getErrorCode().toString();
        return of(what, answer.getStatusCode(), code);
      }
      if (isOfTokens(cause)) {
        isToken = true;
        isBusy = Tokens.isBusy(cause);
      } else if (!isToken
          && cause instanceof HttpResponseException answer
          && answer.getResponse() != null) {
        return of(what, answer.getResponse().getStatusCode(), "");
      } else if (cause instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        return new StorageException.Unavailable(what + ": interrupted", null);
      } else if (cause instanceof UnresolvedAddressException) {
        io = new UnknownHostException(host);
      } else if (cause instanceof IOException found && io == null) {
        io = found;
      }
    }
    if (isToken) {
      return io == null && !isBusy
          ? new StorageException.Denied("credentials: who gives tokens gives none for them", null)
          : new StorageException.Unavailable(
              "credentials.authorityhost: no answer from who gives tokens", io);
    }
    return io == null
        ? new StorageException.Unavailable(
            what + ": the store's client failed: " + failure.getClass().getSimpleName(), null)
        : of(what, host, io);
  }

  /** Told by its name: who uses no tokens may not have the library that gets them. */
  private static boolean isOfTokens(Throwable cause) {
    return cause instanceof ClientAuthenticationException
        || cause.getClass().getName().startsWith("com.microsoft.aad.msal4j.");
  }

  /**
   * What an answer means.
   *
   * @param what what was asked for, without a secret
   * @param code the code in the answer, empty where there is none
   */
  static StorageException of(String what, int status, String code) {
    String message = what + ": the store answers " + status + (code.isEmpty() ? "" : " " + code);
    String denied = DENIED.get(code);
    if (denied != null) {
      return new StorageException.Denied(denied, null);
    }
    return switch (code) {
      case "BlockCountExceedsLimit", "BlockListTooLong", "AccountLimitExceeded" ->
          new StorageException.Full(message, null);
      case "InvalidBlockList", "InvalidBlobOrBlock", "InvalidBlockId" ->
          new StorageException.Conflict(message);
      case "Md5Mismatch",
          "Crc64Mismatch",
          "PendingCopyOperation",
          "ContainerBeingDeleted",
          "AccountBeingCreated",
          "LeaseIdMissing" ->
          new StorageException.Unavailable(message, null);
      default -> of(message, status);
    };
  }

  private static StorageException of(String message, int status) {
    return switch (status) {
      case 404 -> new StorageException.NotFound(message);
      case 409, 412 -> new StorageException.Conflict(message);
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
  static StorageException of(String what, String host, IOException e) {
    if (e instanceof UnknownHostException) {
      return new StorageException.Unavailable(
          "accountname, serviceurl: the host " + host + " is unknown", e);
    }
    if (e instanceof SSLException) {
      return new StorageException.Unavailable(
          "cafile: no TLS with " + host + ": " + e.getMessage(), e);
    }
    return new StorageException.Unavailable(what + ": no answer from " + host, e);
  }
}
