// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The links by which a repository has a manifest, in an order that leaves nothing dangling when a
 * process dies or when instances work against each other.
 *
 * <p>The revision says that the manifest is there; without it tags and referrers count for nothing.
 * So it is written before them. Removal takes the revision first and the tags after it, and an
 * addition looks for the revision once more after its tags: whoever comes last, no tag is left that
 * points to nothing. Removing again finishes a removal that was cut short.
 */
final class ManifestLinks {
  private final Store store;

  ManifestLinks(Store store) {
    this.store = store;
  }

  void add(RepositoryName repository, Digest digest, @Nullable Digest subject, List<Tag> tags) {
    addRevision(repository, digest, subject);
    for (Tag tag : tags) {
      store.write(new LinkKey.Tagged(repository, tag), digest);
    }
    if (!tags.isEmpty() && store.read(new LinkKey.Manifest(repository, digest)).isEmpty()) {
      addRevision(repository, digest, subject);
    }
  }

  private void addRevision(RepositoryName repository, Digest digest, @Nullable Digest subject) {
    store.write(new LinkKey.Manifest(repository, digest), digest);
    if (subject != null) {
      store.write(new LinkKey.Referrer(repository, subject, digest), digest);
    }
  }

  /** Removes a manifest and all tags that point to it; tells whether there was any of these. */
  boolean remove(RepositoryName repository, Digest digest, @Nullable Digest subject) {
    boolean found = store.delete(new LinkKey.Manifest(repository, digest));
    if (subject != null) {
      store.delete(new LinkKey.Referrer(repository, subject, digest));
    }
    return removeTags(repository, digest) || found;
  }

  private boolean removeTags(RepositoryName repository, Digest digest) {
    boolean[] found = {false};
    Links.each(
        store,
        new LinkScope.Tags(repository),
        "",
        tag -> {
          if (store.leads(tag, digest)) {
            found[0] |= store.delete(tag);
          }
        });
    return found[0];
  }
}
