// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

/** What is asked of a registry, by the paths of the specification ("Endpoints"). */
enum Endpoint {
  BASE("/v2/"),
  BLOBS("/v2/<name>/blobs/<digest>"),
  UPLOADS("/v2/<name>/blobs/uploads/"),
  MANIFESTS("/v2/<name>/manifests/<reference>"),
  TAGS("/v2/<name>/tags/list"),
  REFERRERS("/v2/<name>/referrers/<digest>"),
  CATALOG("/v2/_catalog");

  private final String path;

  Endpoint(String path) {
    this.path = path;
  }

  @Override
  public String toString() {
    return path;
  }
}
