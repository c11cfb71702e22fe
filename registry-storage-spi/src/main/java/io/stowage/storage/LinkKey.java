// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;

/** Names one link of a repository. */
public sealed interface LinkKey {

  /** {@return the repository that it belongs to} */
  RepositoryName repository();

  /** {@return the links that it is listed with} */
  LinkScope<? extends LinkKey> scope();

  /**
   * {@return the link's name among those of its scope, by which listings are ordered} {@link
   * LinkScope#key} gives the key of it again.
   */
  String name();

  /**
   * Says that a blob belongs to a repository.
   *
   * @param repository the repository
   * @param digest the digest by which the blob is asked for
   */
  record Blob(RepositoryName repository, Digest digest) implements LinkKey {
    @Override
    public LinkScope<Blob> scope() {
      return new LinkScope.Blobs(repository);
    }

    @Override
    public String name() {
      return digest.toString();
    }
  }

  /**
   * Says that a manifest belongs to a repository.
   *
   * @param repository the repository
   * @param digest the manifest's digest
   */
  record Manifest(RepositoryName repository, Digest digest) implements LinkKey {
    @Override
    public LinkScope<Manifest> scope() {
      return new LinkScope.Manifests(repository);
    }

    @Override
    public String name() {
      return digest.toString();
    }
  }

  /**
   * Points from a tag to a manifest.
   *
   * @param repository the repository
   * @param tag the tag
   */
  record Tagged(RepositoryName repository, Tag tag) implements LinkKey {
    @Override
    public LinkScope<Tagged> scope() {
      return new LinkScope.Tags(repository);
    }

    @Override
    public String name() {
      return tag.value();
    }
  }

  /**
   * Says that a manifest refers to a subject.
   *
   * @param repository the repository
   * @param subject the manifest that is referred to, which need not exist
   * @param referrer the manifest that refers to it
   */
  record Referrer(RepositoryName repository, Digest subject, Digest referrer) implements LinkKey {
    @Override
    public LinkScope<Referrer> scope() {
      return new LinkScope.Referrers(repository, subject);
    }

    @Override
    public String name() {
      return referrer.toString();
    }
  }
}
