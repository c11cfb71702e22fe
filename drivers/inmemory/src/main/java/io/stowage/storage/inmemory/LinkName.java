// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.inmemory;

import io.stowage.registry.RepositoryName;
import io.stowage.storage.LinkKey;
import io.stowage.storage.LinkScope;
import java.util.Comparator;

/**
 * Where a link stands among all links: by repository, then by kind, so that what makes a repository
 * listed comes first in it.
 *
 * @param repository its repository
 * @param kind what it is
 * @param subject for a referrer the subject, else empty
 * @param name its name in its scope
 */
record LinkName(RepositoryName repository, Kind kind, String subject, String name)
    implements Comparable<LinkName> {

  enum Kind {
    MANIFEST,
    TAG,
    BLOB,
    REFERRER,
    /** No link has this: it stands after all links of a repository. */
    END
  }

  private static final Comparator<LinkName> ORDER =
      Comparator.comparing(LinkName::repository)
          .thenComparing(LinkName::kind)
          .thenComparing(LinkName::subject)
          .thenComparing(LinkName::name);

  static LinkName of(LinkKey key) {
    return of(key.scope(), key.name());
  }

  static LinkName of(LinkScope<?> scope, String name) {
    String subject =
        scope instanceof LinkScope.Referrers referrers ? referrers.subject().toString() : "";
    return new LinkName(scope.repository(), kind(scope), subject, name);
  }

  /** What stands after all links of a repository and before those of the next. */
  static LinkName end(RepositoryName repository) {
    return new LinkName(repository, Kind.END, "", "");
  }

  boolean sameScope(LinkName other) {
    return repository.equals(other.repository)
        && kind == other.kind
        && subject.equals(other.subject);
  }

  /** Whether this makes its repository listed. */
  boolean listsRepository() {
    return kind == Kind.MANIFEST || kind == Kind.TAG;
  }

  private static Kind kind(LinkScope<?> scope) {
    if (scope instanceof LinkScope.Manifests) {
      return Kind.MANIFEST;
    } else if (scope instanceof LinkScope.Tags) {
      return Kind.TAG;
    } else if (scope instanceof LinkScope.Referrers) {
      return Kind.REFERRER;
    }
    return Kind.BLOB;
  }

  @Override
  public int compareTo(LinkName other) {
    return ORDER.compare(this, other);
  }
}
