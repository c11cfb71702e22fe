// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.ErrorCode;
import io.stowage.server.core.RegistryException;
import io.stowage.server.core.UploadService;
import io.stowage.server.core.UploadSession;
import io.stowage.server.core.UploadState;
import io.stowage.server.http.transfer.BodySink;
import io.stowage.storage.UploadKey;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one request adds to an upload. The upload is opened with the first bytes, on the thread that
 * brings them, so that a small body costs no hop of its own. Not thread-safe; may pass from thread
 * to thread, none of which is an event loop.
 */
final class UploadAppend implements BodySink, AutoCloseable {
  private final UploadService uploads;
  private final UploadKey key;
  private final @Nullable UploadState held;
  private final @Nullable ContentRange range;
  private @Nullable UploadSession session;

  /**
   * @param held what the client holds; null if it holds nothing
   * @param range where the client says that its bytes belong; null if it says nothing
   */
  UploadAppend(
      UploadService uploads,
      UploadKey key,
      @Nullable UploadState held,
      @Nullable ContentRange range) {
    this.uploads = uploads;
    this.key = key;
    this.held = held;
    this.range = range;
  }

  /** How many bytes are accepted. */
  long limit() {
    return range == null ? Long.MAX_VALUE : range.length();
  }

  @Override
  public void accept(ByteBuffer bytes) {
    session().append(bytes);
  }

  /**
   * Ends what the request adds and tells where the upload stands.
   *
   * @param received how many bytes came
   */
  UploadState checkpoint(long received) {
    checkLength(received);
    return session().checkpoint();
  }

  /**
   * Publishes the bytes as a blob.
   *
   * @param received how many bytes came
   */
  Digest commit(long received, Digest digest) {
    checkLength(received);
    session().commit(digest);
    return digest;
  }

  /** Removes the upload. */
  void discard() {
    session().discard();
  }

  /** Lets go of the upload, whose bytes stay. */
  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }

  private UploadSession session() {
    if (session == null) {
      UploadSession opened = uploads.open(key, held);
      session = opened;
      if (range != null && range.start() != opened.size()) {
        throw outOfOrder(range.start(), opened.size());
      }
    }
    return session;
  }

  private void checkLength(long received) {
    if (range != null && range.length() != received) {
      throw otherLength(range.length());
    }
  }

  /** The error of a body that is longer or shorter than its range. */
  static RegistryException otherLength(long expected) {
    return new RegistryException(ErrorCode.SIZE_INVALID, Map.of("range", expected));
  }

  /** The error of bytes that do not follow those before. */
  static RegistryException outOfOrder(long start, long expected) {
    return new RegistryException(
        ErrorCode.RANGE_INVALID, Map.of("start", start, "expected", expected));
  }
}
