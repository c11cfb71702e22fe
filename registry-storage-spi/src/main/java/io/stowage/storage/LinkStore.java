// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Small mutable names to digests, per repository. A reader sees the old target or the new one; what
 * was written or deleted through one instance is seen by all from then on.
 */
public interface LinkStore {

  /**
   * Reads a link.
   *
   * @param key the link, whose repository need not exist
   * @return its target, or empty where there is no such link
   * @throws StorageException.Corrupt if what is there is no digest
   * @throws StorageException if it cannot be read
   */
  Optional<Digest> read(LinkKey key) throws StorageException;

  /**
   * Writes a link, or points it elsewhere. Durable on return.
   *
   * @param key the link; its repository is there from then on
   * @param target the digest that it points to, which need not be that of a stored blob
   * @throws StorageException if it could not be written: then it is as it was
   */
  void write(LinkKey key, Digest target) throws StorageException;

  /**
   * Deletes a link.
   *
   * @param key the link, which need not exist
   * @return whether there was one
   * @throws StorageException if it could not be deleted
   */
  boolean delete(LinkKey key) throws StorageException;

  /**
   * Lists links in the byte order of their names.
   *
   * @param scope the repository and the kind of its links
   * @param after lists the names that come after this text, which need not be a name; empty for the
   *     start
   * @param limit how many at most, one or more
   * @param <K> what the links of the scope are named by
   * @return a page, empty where the repository is unknown
   * @throws StorageException if they cannot be listed
   */
  <K extends LinkKey> Page<K> list(LinkScope<K> scope, String after, int limit)
      throws StorageException;

  /**
   * Lists the repositories that hold a manifest or a tag, in the byte order of their names. One
   * whose last manifest was deleted may still be listed.
   *
   * @param after lists what comes after this name, which need not exist; null for the start
   * @param limit how many at most, one or more
   * @return a page, empty where there is none
   * @throws StorageException if they cannot be listed
   */
  Page<RepositoryName> repositories(@Nullable RepositoryName after, int limit)
      throws StorageException;
}
