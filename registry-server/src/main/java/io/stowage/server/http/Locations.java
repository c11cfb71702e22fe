// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.server.config.HttpConfig;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/** Builds the URLs that answers carry. Thread-safe. */
final class Locations {
  private final PublicAddress address;
  private final String root;

  Locations(HttpConfig http) {
    this.address = new PublicAddress(http);
    this.root = http.prefix() + "v2/";
  }

  /** Where a blob is. */
  String blob(HttpServerRequest request, RepositoryName repository, Digest digest) {
    return address.of(request) + "v2/" + repository + "/blobs/" + digest;
  }

  /** Where a manifest is. */
  String manifest(HttpServerRequest request, RepositoryName repository, Digest digest) {
    return address.of(request) + "v2/" + repository + "/manifests/" + digest;
  }

  /**
   * Where an upload goes on.
   *
   * @param state the upload's token
   */
  String upload(HttpServerRequest request, RepositoryName repository, UploadId id, String state) {
    return address.of(request)
        + "v2/"
        + repository
        + "/blobs/uploads/"
        + id
        + "?_state="
        + encode(state);
  }

  /**
   * A {@code Link} header to the next page of a listing.
   *
   * @param listing its path below {@code /v2/}
   * @param query the parameters of the next request, in the order in which they are written
   */
  String next(String listing, SortedMap<String, String> query) {
    StringBuilder link = new StringBuilder("<").append(root).append(listing);
    char separator = '?';
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      link.append(separator)
          .append(parameter.getKey())
          .append('=')
          .append(encode(parameter.getValue()));
      separator = '&';
    }
    return link.append(">; rel=\"next\"").toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
