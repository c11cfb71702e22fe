// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ErrorCode;
import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of a repository's tags. Thread-safe. */
public final class TagService {
  private final Store store;
  private final int maxTags;

  TagService(Store store, int maxTags) {
    this.store = store;
    this.maxTags = maxTags;
  }

  /**
   * Lists tags in byte order (OCI distribution specification, "Listing tags").
   *
   * @param n how many at most, cut down to the registry's limit; null for all
   * @param last lists what comes after this text, which need not be a tag; empty for the start
   * @throws RegistryException PAGINATION_NUMBER_INVALID if n is negative, NAME_UNKNOWN if the
   *     repository has neither tags nor manifests nor blobs
   */
  public Page<Tag> list(RepositoryName repository, @Nullable Integer n, String last) {
    if (n != null && n < 0) {
      throw Pagination.invalid(n);
    }
    Page<Tag> page = n == null ? all(repository, last) : some(repository, n, last);
    if (page.items().isEmpty() && !exists(repository)) {
      throw new RegistryException(ErrorCode.NAME_UNKNOWN, repository.value());
    }
    return page;
  }

  private Page<Tag> some(RepositoryName repository, int n, String last) {
    if (n == 0) {
      return Page.last(List.of());
    }
    Page<LinkKey.Tagged> page =
        store.list(new LinkScope.Tags(repository), last, Math.min(n, maxTags));
    return new Page<>(page.items().stream().map(LinkKey.Tagged::tag).toList(), page.more());
  }

  private Page<Tag> all(RepositoryName repository, String last) {
    List<Tag> tags = new ArrayList<>();
    Links.each(store, new LinkScope.Tags(repository), last, link -> tags.add(link.tag()));
    return Page.last(tags);
  }

  private boolean exists(RepositoryName repository) {
    return holds(new LinkScope.Tags(repository))
        || holds(new LinkScope.Manifests(repository))
        || holds(new LinkScope.Blobs(repository));
  }

  private boolean holds(LinkScope<?> scope) {
    return !store.list(scope, "", 1).items().isEmpty();
  }
}
