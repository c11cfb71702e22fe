// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.filesystem;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import io.stowage.storage.UploadKey;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where things lie below the root directory: the layout of {@code registry:2}, and two names of our
 * own in places that it does not list, {@code _stowage} for temporary files and {@code
 * _manifests/referrers}. Builds paths from typed names only, so that none can leave the root.
 */
final class Layout {
  /** In the directory of a repository: what makes it listed. */
  static final String MANIFESTS = "_manifests";

  /** In the directory of a repository: its uploads. */
  static final String UPLOADS = "_uploads";

  private static final String LINK = "/link";

  private final Path rootDirectory;
  private final Path root;

  Layout(Path rootDirectory) {
    this.rootDirectory = rootDirectory.toAbsolutePath();
    this.root = this.rootDirectory.resolve("docker/registry/v2");
  }

  /** The directory of a path that is not a root. */
  static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent(), "a path of the layout has a parent");
  }

  /** What the operator set. */
  Path rootDirectory() {
    return rootDirectory;
  }

  /** What everything lies below. */
  Path root() {
    return root;
  }

  /** Where files are prepared before they get their names. */
  Path temporaries() {
    return root.resolve("_stowage");
  }

  /** The blobs of an algorithm, in directories of the first two digits. */
  Path blobs(DigestAlgorithm algorithm) {
    return root.resolve("blobs/" + algorithm.id());
  }

  Spot blob(Digest digest) {
    Path stable = blobs(digest.algorithm()).resolve(digest.hex().substring(0, 2));
    return new Spot(stable, stable.resolve(digest.hex() + "/data"));
  }

  Path repositories() {
    return root.resolve("repositories");
  }

  /** The directory of a repository, or one in it. */
  Path repository(RepositoryName name, String inside) {
    return root.resolve("repositories/" + name + '/' + inside);
  }

  Path upload(UploadKey key) {
    return repository(key.repository(), UPLOADS + '/' + key.id());
  }

  Spot link(LinkKey key) {
    if (key instanceof LinkKey.Tagged tagged) {
      Path tags = tags(tagged.repository());
      return new Spot(tags, tags.resolve(tagged.tag() + "/current" + LINK));
    }
    if (key instanceof LinkKey.Blob blob) {
      return digestLink(links(new LinkScope.Blobs(blob.repository())), blob.digest());
    }
    if (key instanceof LinkKey.Manifest manifest) {
      return digestLink(links(new LinkScope.Manifests(manifest.repository())), manifest.digest());
    }
    LinkKey.Referrer referrer = (LinkKey.Referrer) key;
    Path referrers = links(new LinkScope.Referrers(key.repository(), referrer.subject()));
    return new Spot(parent(referrers), digestLink(referrers, referrer.referrer()).file());
  }

  /** The record, which only {@code registry:2} reads, that a tag once pointed to a manifest. */
  Path tagIndex(LinkKey.Tagged key, Digest target) {
    return digestLink(tagIndexes(key), target).file();
  }

  /** All such records of a tag. */
  Path tagIndexes(LinkKey.Tagged key) {
    return tags(key.repository()).resolve(key.tag() + "/index");
  }

  /** The directory of tags, or the one that holds a directory of digests for each algorithm. */
  Path links(LinkScope<?> scope) {
    RepositoryName repository = scope.repository();
    if (scope instanceof LinkScope.Tags) {
      return tags(repository);
    }
    if (scope instanceof LinkScope.Blobs) {
      return repository(repository, "_layers");
    }
    if (scope instanceof LinkScope.Manifests) {
      return repository(repository, MANIFESTS + "/revisions");
    }
    Digest subject = ((LinkScope.Referrers) scope).subject();
    return repository(
        repository, MANIFESTS + "/referrers/" + subject.algorithm().id() + '/' + subject.hex());
  }

  private Path tags(RepositoryName repository) {
    return repository(repository, MANIFESTS + "/tags");
  }

  private static Spot digestLink(Path links, Digest digest) {
    Path stable = links.resolve(digest.algorithm().id());
    return new Spot(stable, stable.resolve(digest.hex() + LINK));
  }
}
