// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.vertx.core.http.HttpHeaders;

/** Names and values of headers, made once. */
final class Headers {
  static final CharSequence API_VERSION =
      HttpHeaders.createOptimized("Docker-Distribution-API-Version");
  static final CharSequence REGISTRY_2_0 = HttpHeaders.createOptimized("registry/2.0");
  static final CharSequence CONTENT_DIGEST = HttpHeaders.createOptimized("Docker-Content-Digest");
  static final CharSequence UPLOAD_UUID = HttpHeaders.createOptimized("Docker-Upload-UUID");
  static final CharSequence LINK = HttpHeaders.createOptimized("Link");
  static final CharSequence OCI_SUBJECT = HttpHeaders.createOptimized("OCI-Subject");
  static final CharSequence OCI_TAG = HttpHeaders.createOptimized("OCI-Tag");
  static final CharSequence OCI_FILTERS_APPLIED =
      HttpHeaders.createOptimized("OCI-Filters-Applied");
  static final CharSequence RANGE = HttpHeaders.createOptimized("Range");
  static final CharSequence IF_RANGE = HttpHeaders.createOptimized("If-Range");
  static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");

  static final CharSequence WWW_AUTHENTICATE = HttpHeaders.createOptimized("WWW-Authenticate");

  static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  static final CharSequence OCTET_STREAM = HttpHeaders.createOptimized("application/octet-stream");
  static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
  static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");

  /** What has a digest never changes. */
  static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");

  private Headers() {}
}
