// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.Reference;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import org.jspecify.annotations.Nullable;

/**
 * Reads paths as they came over the wire: nothing is normalised, each segment is percent-decoded
 * once, and what does not decode to the name of a resource is refused. Since names may hold the
 * words of the routes ({@code a/blobs/b}), a path is read from its end.
 */
final class TargetParser {
  private static final String VERSION = "v2";

  private static final String TAGS = "/tags/list";
  private static final String UPLOADS = "/blobs/uploads";

  private final String root;

  /**
   * @param prefix what stands before {@code v2/}; begins and ends with a slash
   */
  TargetParser(String prefix) {
    this.root = prefix + VERSION;
  }

  /** Whether the path is one of the registry's API, well-formed or not. */
  boolean covers(String path) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }

  /**
   * The resource that a path names.
   *
   * @param path one that {@link #covers} accepts, without the query
   * @return null where no resource has a path of this form
   * @throws InvalidReferenceException if a name, tag, digest or id in it is none
   */
  @Nullable Target parse(String path) {
    String rest = PercentDecoding.path(path.substring(root.length()));
    if (rest == null) {
      return null;
    }
    if (rest.isEmpty() || rest.equals("/")) {
      return new Target.Base();
    }
    if (rest.equals("/_catalog")) {
      return new Target.Catalog();
    }
    if (rest.equals("/token")) {
      return new Target.Token();
    }
    if (rest.endsWith(TAGS)) {
      return new Target.Tags(name(rest, rest.length() - TAGS.length()));
    }
    if (rest.endsWith(UPLOADS)) {
      return new Target.Uploads(name(rest, rest.length() - UPLOADS.length()));
    }
    return parseLast(rest);
  }

  /** Reads the forms that end with something of the client's choosing. */
  private static @Nullable Target parseLast(String rest) {
    int slash = rest.lastIndexOf('/');
    String last = rest.substring(slash + 1);
    if (endsWith(rest, slash, "/manifests")) {
      RepositoryName name = name(rest, slash - "/manifests".length());
      return new Target.Manifest(name, Reference.parse(last));
    }
    if (endsWith(rest, slash, UPLOADS)) {
      RepositoryName name = name(rest, slash - UPLOADS.length());
      return last.isEmpty()
          ? new Target.Uploads(name)
          : new Target.Upload(name, UploadId.parse(last));
    }
    if (endsWith(rest, slash, "/blobs")) {
      return new Target.Blob(name(rest, slash - "/blobs".length()), Digest.parse(last));
    }
    if (endsWith(rest, slash, "/referrers")) {
      return new Target.Referrers(name(rest, slash - "/referrers".length()), Digest.parse(last));
    }
    return null;
  }

  private static boolean endsWith(String text, int end, String suffix) {
    return end >= suffix.length() && text.startsWith(suffix, end - suffix.length());
  }

  private static RepositoryName name(String rest, int end) {
    return RepositoryName.parse(end == 0 ? "" : rest.substring(1, end));
  }
}
