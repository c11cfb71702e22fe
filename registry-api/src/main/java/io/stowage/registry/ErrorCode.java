// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

/**
 * The error codes of the OCI distribution specification ("Error codes") and those that {@code
 * registry:2} adds, each with the HTTP status that it goes with and its usual message.
 */
public enum ErrorCode {
  /** A blob that the repository does not have was asked for. */
  BLOB_UNKNOWN(404, "blob unknown to registry"),
  /** What a client gives back of an upload, such as its state token, is not what it was given. */
  BLOB_UPLOAD_INVALID(404, "blob upload invalid"),
  /** The upload never was, has ended, or was removed for its age. */
  BLOB_UPLOAD_UNKNOWN(404, "blob upload unknown to registry"),
  /** A digest is not written as one, or is not that of the content which was sent with it. */
  DIGEST_INVALID(400, "provided digest did not match uploaded content"),
  /** A manifest names a blob or a manifest that the repository does not have. */
  MANIFEST_BLOB_UNKNOWN(400, "blob unknown to registry"),
  /** A manifest is not what its media type says, or is too large. */
  MANIFEST_INVALID(400, "manifest invalid"),
  /** A manifest was asked for by a tag or a digest that the repository does not have. */
  MANIFEST_UNKNOWN(404, "manifest unknown"),
  /** A repository's name breaks the grammar of {@link RepositoryName}. */
  NAME_INVALID(400, "invalid repository name"),
  /** The repository was never pushed to. */
  NAME_UNKNOWN(404, "repository name not known to registry"),
  /** The number of results that a listing was asked for is not one, or is out of bounds. */
  PAGINATION_NUMBER_INVALID(400, "invalid number of results requested"),
  /** A part of an upload does not begin where the last one ended. */
  RANGE_INVALID(416, "invalid content range"),
  /** Content is not as long as its client said, or longer than the registry takes. */
  SIZE_INVALID(400, "provided length did not match content length"),
  /** A tag breaks the grammar of {@link Tag}. */
  TAG_INVALID(400, "manifest tag did not match URI"),
  /** The client has to tell who it is, or told it wrongly. */
  UNAUTHORIZED(401, "authentication required"),
  /** The client is known and may not do this. */
  DENIED(403, "requested access to the resource is denied"),
  /** The registry does not do this, is set not to, or cannot make sense of the request. */
  UNSUPPORTED(405, "the operation is unsupported"),
  /**
   * The client, or all clients together, ask for more than may be done at once: worth another try.
   */
  TOOMANYREQUESTS(429, "too many requests"),
  /** The registry's storage is away, busy or full: worth another try. */
  UNAVAILABLE(503, "service unavailable"),
  /** Anything else that goes wrong within the registry; its log says more. */
  UNKNOWN(500, "unknown error");

  private final int status;
  private final String message;

  ErrorCode(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** {@return the HTTP status that usually goes with the code} */
  public int status() {
    return status;
  }

  /** {@return what the code says to a person, in lower case, without a full stop} */
  public String message() {
    return message;
  }
}
