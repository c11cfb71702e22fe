// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;

/**
 * The links that are listed together.
 *
 * @param <K> what they are
 */
public sealed interface LinkScope<K extends LinkKey> {

  /** {@return the repository whose links they are} */
  RepositoryName repository();

  /**
   * What tells it from the other scopes of the repository. Never changes, so that a driver may keep
   * it.
   *
   * @return a text of lower-case letters, and for referrers a slash and the subject behind them
   */
  String name();

  /**
   * The key of a name in this scope.
   *
   * @param name the name of a link, as {@link LinkKey#name} gives it
   * @return the key, whose name is this text again
   * @throws InvalidReferenceException if the text can be no name here, so that a driver can pass
   *     over what is not a registry's
   */
  K key(String name);

  /**
   * A repository's blobs.
   *
   * @param repository the repository
   */
  record Blobs(RepositoryName repository) implements LinkScope<LinkKey.Blob> {
    @Override
    public String name() {
      return "blobs";
    }

    @Override
    public LinkKey.Blob key(String name) {
      return new LinkKey.Blob(repository, Digest.parse(name));
    }
  }

  /**
   * A repository's manifests.
   *
   * @param repository the repository
   */
  record Manifests(RepositoryName repository) implements LinkScope<LinkKey.Manifest> {
    @Override
    public String name() {
      return "manifests";
    }

    @Override
    public LinkKey.Manifest key(String name) {
      return new LinkKey.Manifest(repository, Digest.parse(name));
    }
  }

  /**
   * A repository's tags.
   *
   * @param repository the repository
   */
  record Tags(RepositoryName repository) implements LinkScope<LinkKey.Tagged> {
    @Override
    public String name() {
      return "tags";
    }

    @Override
    public LinkKey.Tagged key(String name) {
      return new LinkKey.Tagged(repository, Tag.parse(name));
    }
  }

  /**
   * The manifests that refer to a subject.
   *
   * @param repository the repository
   * @param subject the subject
   */
  record Referrers(RepositoryName repository, Digest subject)
      implements LinkScope<LinkKey.Referrer> {
    @Override
    public String name() {
      return "referrers/" + subject;
    }

    @Override
    public LinkKey.Referrer key(String name) {
      return new LinkKey.Referrer(repository, subject, Digest.parse(name));
    }
  }
}
