// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.UploadKey;

/**
 * Where things lie below the root directory: the layout of {@code registry:2}, and names of our own
 * in places that it does not look at: {@code _stowage}, {@code _manifests/referrers}, {@code
 * pointer} beside where the data of a blob would be, {@code _state} in an upload. Directories end
 * with a slash.
 */
final class Layout {
  private static final String LINK = "/link";

  private final String root;

  Layout(String rootDirectory) {
    String trimmed = rootDirectory.replaceAll("^/+|/+$", "");
    this.root = (trimmed.isEmpty() ? "" : trimmed + '/') + "docker/registry/v2/";
  }

  /** What everything lies below. */
  String root() {
    return root;
  }

  String blobs(DigestAlgorithm algorithm) {
    return root + "blobs/" + algorithm.id() + '/';
  }

  /** The bytes of a blob. */
  String data(Digest digest) {
    return blob(digest) + "data";
  }

  /** What names the bytes of a blob that are elsewhere. */
  String pointer(Digest digest) {
    return blob(digest) + "pointer";
  }

  private String blob(Digest digest) {
    return blobs(digest.algorithm()) + digest.hex().substring(0, 2) + '/' + digest.hex() + '/';
  }

  /** Where uploads put what is larger than a part, each in a directory of its own. */
  String contents() {
    return root + "_stowage/content/";
  }

  String content(String id) {
    return contents() + id + "/data";
  }

  /** What says to whom content belongs. */
  static String owner(String content) {
    return content.substring(0, content.lastIndexOf('/')) + "/owner";
  }

  String repositories() {
    return root + "repositories/";
  }

  String repository(RepositoryName name) {
    return repositories() + name + '/';
  }

  /** What makes a repository listed. */
  String manifests(RepositoryName name) {
    return repository(name) + "_manifests/";
  }

  String uploads(RepositoryName name) {
    return repository(name) + "_uploads/";
  }

  String upload(UploadKey key) {
    return uploads(key.repository()) + key.id() + '/';
  }

  String link(LinkKey key) {
    if (key instanceof LinkKey.Tagged tagged) {
      return tag(tagged) + "current" + LINK;
    }
    if (key instanceof LinkKey.Blob blob) {
      return links(new LinkScope.Blobs(blob.repository())) + digestLink(blob.digest());
    }
    if (key instanceof LinkKey.Manifest manifest) {
      return links(new LinkScope.Manifests(manifest.repository())) + digestLink(manifest.digest());
    }
    LinkKey.Referrer referrer = (LinkKey.Referrer) key;
    return links(new LinkScope.Referrers(key.repository(), referrer.subject()))
        + digestLink(referrer.referrer());
  }

  /** The directory of tags, or the one that holds a directory of digests for each algorithm. */
  String links(LinkScope<?> scope) {
    if (scope instanceof LinkScope.Tags tags) {
      return manifests(tags.repository()) + "tags/";
    }
    if (scope instanceof LinkScope.Blobs blobs) {
      return repository(blobs.repository()) + "_layers/";
    }
    if (scope instanceof LinkScope.Manifests revisions) {
      return manifests(revisions.repository()) + "revisions/";
    }
    Digest subject = ((LinkScope.Referrers) scope).subject();
    String referrers = manifests(scope.repository()) + "referrers/";
    return referrers + subject.algorithm().id() + '/' + subject.hex() + '/';
  }

  /** The record, which only {@code registry:2} reads, that a tag once pointed to a manifest. */
  String tagIndex(LinkKey.Tagged key, Digest target) {
    return tagIndexes(key) + digestLink(target);
  }

  /** All such records of a tag. */
  String tagIndexes(LinkKey.Tagged key) {
    return tag(key) + "index/";
  }

  private String tag(LinkKey.Tagged key) {
    return links(new LinkScope.Tags(key.repository())) + key.tag() + '/';
  }

  private static String digestLink(Digest digest) {
    return digest.algorithm().id() + '/' + digest.hex() + LINK;
  }
}
