// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.ErrorCode;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.RepositoryName;
import io.stowage.server.core.BlobService;
import io.stowage.server.core.LogText;
import io.stowage.server.core.RegistryException;
import io.stowage.server.core.UploadService;
import io.stowage.server.core.UploadState;
import io.stowage.server.http.transfer.Gateway;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Beginnings of uploads, and what needs no more than one request instead. */
final class UploadStartHandler {
  private final BlobService blobs;
  private final UploadService uploads;
  private final UploadAnswers answers;
  private final UploadBodies bodies;
  private final Gateway gateway;

  UploadStartHandler(
      BlobService blobs,
      UploadService uploads,
      UploadAnswers answers,
      UploadBodies bodies,
      Gateway gateway) {
    this.blobs = blobs;
    this.uploads = uploads;
    this.answers = answers;
    this.bodies = bodies;
    this.gateway = gateway;
  }

  Future<?> post(Exchange exchange, Target.Uploads target) {
    String digest = exchange.query().get("digest");
    if (digest != null) {
      return whole(exchange, target.repository(), Digest.parse(digest));
    }
    DigestAlgorithm algorithm = algorithm(exchange.query().get("digest-algorithm"));
    Digest mount = digest(exchange.query().get("mount"));
    return mount == null || !exchange.wishGranted()
        ? begin(exchange, target.repository(), algorithm)
        : mount(exchange, target.repository(), mount);
  }

  private Future<?> begin(Exchange exchange, RepositoryName repository, DigestAlgorithm algorithm) {
    return exchange
        .call(gateway, () -> uploads.begin(repository, algorithm))
        .compose(state -> answers.accepted(exchange, state));
  }

  /** Takes a blob from elsewhere, or begins an upload where it is not to be had. */
  private Future<?> mount(Exchange exchange, RepositoryName into, Digest digest) {
    String from = exchange.query().get("from");
    return exchange
        .call(
            gateway,
            () ->
                mounted(into, digest, from)
                    ? Optional.<UploadState>empty()
                    : Optional.of(uploads.begin(into, digest.algorithm())))
        .compose(
            begun ->
                begun.isPresent()
                    ? answers.accepted(exchange, begun.get())
                    : answers.created(exchange, into, digest));
  }

  private boolean mounted(RepositoryName into, Digest digest, @Nullable String from) {
    try {
      return blobs.mount(into, digest, Optional.ofNullable(from).map(RepositoryName::parse));
    } catch (InvalidReferenceException noRepository) {
      return false;
    }
  }

  /** Takes a blob in one request. Its upload is known to nobody, so that a failure ends it. */
  private Future<?> whole(Exchange exchange, RepositoryName repository, Digest digest) {
    return exchange
        .call(gateway, () -> uploads.begin(repository, digest.algorithm()))
        .compose(
            state -> {
              UploadAppend append = new UploadAppend(uploads, state.key(), state, null);
              return bodies
                  .receive(exchange, append, received -> append.commit(received, digest))
                  .recover(e -> discard(state, e));
            })
        .compose(committed -> answers.created(exchange, repository, digest));
  }

  private <T> Future<T> discard(UploadState state, Throwable failure) {
    return gateway
        .finish(
            () -> {
              uploads.cancel(state.key());
              return state;
            })
        .transform(discarded -> Future.failedFuture(failure));
  }

  /** What is no digest cannot be mounted, and is uploaded instead. */
  private static @Nullable Digest digest(@Nullable String text) {
    try {
      return text == null ? null : Digest.parse(text);
    } catch (InvalidReferenceException e) {
      return null;
    }
  }

  private static DigestAlgorithm algorithm(@Nullable String id) {
    if (id == null) {
      return DigestAlgorithm.SHA256;
    }
    return DigestAlgorithm.find(id)
        .orElseThrow(
            () ->
                new RegistryException(
                    ErrorCode.DIGEST_INVALID,
                    "the digest algorithms are sha256 and sha512",
                    LogText.of(id)));
  }
}
