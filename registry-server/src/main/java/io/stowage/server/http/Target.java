// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.Reference;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;

/** The resource that a path below {@code /v2/} names. */
sealed interface Target {

  /** {@code /v2/}: whether this is a registry, and whether the client may come in. */
  record Base() implements Target {}

  /** {@code /v2/token}, where a registry is its own token server. */
  record Token() implements Target {}

  /** {@code /v2/_catalog}. */
  record Catalog() implements Target {}

  /** What belongs to one repository. */
  sealed interface InRepository extends Target {

    /** The repository. */
    RepositoryName repository();
  }

  /** {@code /v2/<name>/tags/list}. */
  record Tags(RepositoryName repository) implements InRepository {}

  /** {@code /v2/<name>/manifests/<reference>}. */
  record Manifest(RepositoryName repository, Reference reference) implements InRepository {}

  /** {@code /v2/<name>/referrers/<digest>}. */
  record Referrers(RepositoryName repository, Digest subject) implements InRepository {}

  /** {@code /v2/<name>/blobs/<digest>}. */
  record Blob(RepositoryName repository, Digest digest) implements InRepository {}

  /** {@code /v2/<name>/blobs/uploads/}, where uploads begin. */
  record Uploads(RepositoryName repository) implements InRepository {}

  /** {@code /v2/<name>/blobs/uploads/<id>}. */
  record Upload(RepositoryName repository, UploadId id) implements InRepository {}
}
