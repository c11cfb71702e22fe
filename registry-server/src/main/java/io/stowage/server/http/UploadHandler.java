// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.server.core.LogText;
import io.stowage.server.core.RegistryException;
import io.stowage.server.core.UploadService;
import io.stowage.server.core.UploadState;
import io.stowage.server.http.transfer.Gateway;
import io.stowage.storage.UploadKey;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An upload under way (OCI distribution specification, "Pushing blobs"). What a request's headers
 * already show to be wrong is refused before its body is taken. The type of the body is not looked
 * at: bytes are bytes.
 */
final class UploadHandler {
  private final UploadService uploads;
  private final UploadAnswers answers;
  private final UploadBodies bodies;
  private final Gateway gateway;

  UploadHandler(
      UploadService uploads, UploadAnswers answers, UploadBodies bodies, Gateway gateway) {
    this.uploads = uploads;
    this.answers = answers;
    this.bodies = bodies;
    this.gateway = gateway;
  }

  Future<?> status(Exchange exchange, Target.Upload target) {
    UploadKey key = key(target);
    UploadState held = answers.held(exchange, key);
    return exchange
        .call(gateway, () -> uploads.status(key, held))
        .compose(state -> answers.status(exchange, state));
  }

  Future<?> cancel(Exchange exchange, Target.Upload target) {
    UploadKey key = key(target);
    answers.held(exchange, key);
    return exchange
        .call(
            gateway,
            () -> {
              uploads.cancel(key);
              return key;
            })
        .compose(cancelled -> answers.cancelled(exchange, key));
  }

  /** Takes a chunk, or a stream of any length. */
  Future<?> patch(Exchange exchange, Target.Upload target) {
    UploadAppend append = append(exchange, key(target));
    return bodies
        .receive(exchange, append, append::checkpoint)
        .compose(state -> answers.accepted(exchange, state));
  }

  /** Takes what is missing, if anything, and makes it a blob. */
  Future<?> put(Exchange exchange, Target.Upload target) {
    String text = exchange.query().get("digest");
    if (text == null) {
      throw new RegistryException(
          ErrorCode.DIGEST_INVALID, "the parameter digest is missing", null);
    }
    Digest digest = Digest.parse(text);
    UploadAppend append = append(exchange, key(target));
    return bodies
        .receive(exchange, append, received -> append.commit(received, digest))
        .compose(committed -> answers.created(exchange, target.repository(), digest));
  }

  private UploadAppend append(Exchange exchange, UploadKey key) {
    UploadState held = answers.held(exchange, key);
    ContentRange range = range(exchange, held);
    return new UploadAppend(uploads, key, held, range);
  }

  /** Reads where the body belongs, and checks it against what else is known. */
  private static @Nullable ContentRange range(Exchange exchange, @Nullable UploadState held) {
    String header = exchange.request().getHeader(HttpHeaders.CONTENT_RANGE);
    if (header == null) {
      return null;
    }
    ContentRange range =
        ContentRange.parse(header)
            .orElseThrow(() -> new RegistryException(ErrorCode.RANGE_INVALID, LogText.of(header)));
    if (held != null && held.offset() != range.start()) {
      throw UploadAppend.outOfOrder(range.start(), held.offset());
    }
    OptionalLong length = exchange.contentLength();
    if (length.isPresent() && length.getAsLong() != range.length()) {
      throw UploadAppend.otherLength(range.length());
    }
    return range;
  }

  private static UploadKey key(Target.Upload target) {
    return new UploadKey(target.repository(), target.id());
  }
}
