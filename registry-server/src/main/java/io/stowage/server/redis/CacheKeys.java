// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.redis;

import io.stowage.registry.Digest;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobInfo;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How {@code registry:2} lays blobs out in Redis. Each request names one key, for the keys of a
 * blob lie on different nodes of a cluster: what they say together may be half there, and is never
 * trusted to be whole.
 */
final class CacheKeys {
  private static final String DIGEST = "digest";
  private static final String SIZE = "size";
  private static final String MEDIA_TYPE = "mediatype";
  private static final String OCTETS = "application/octet-stream";

  private CacheKeys() {}

  static Request find(Digest digest) {
    return Request.cmd(Command.HMGET).arg(blob(digest)).arg(DIGEST).arg(SIZE);
  }

  /** What the answer to {@link #find} says; empty where it says nothing that makes sense. */
  static Optional<BlobInfo> found(Digest digest, @Nullable Response answer) {
    if (answer == null || answer.size() != 2) {
      return Optional.empty();
    }
    Response name = answer.get(0);
    Response size = answer.get(1);
    if (name == null || size == null || !name.toString().equals(digest.toString())) {
      return Optional.empty();
    }
    try {
      long bytes = Long.parseLong(size.toString());
      return bytes < 0 ? Optional.empty() : Optional.of(new BlobInfo(digest, bytes));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The facts of the blob come before its membership, without which they are not looked for. */
  static List<Request> keep(RepositoryName repository, BlobInfo blob) {
    Digest digest = blob.digest();
    String bytes = Long.toString(blob.size());
    String text = digest.toString();
    return List.of(
        Request.cmd(Command.HSET).arg(blob(digest)).arg(DIGEST).arg(text).arg(SIZE).arg(bytes),
        Request.cmd(Command.HSETNX).arg(blob(digest)).arg(MEDIA_TYPE).arg(OCTETS),
        Request.cmd(Command.HSET).arg(blobOf(repository, digest)).arg(MEDIA_TYPE).arg(OCTETS),
        Request.cmd(Command.SADD).arg(blobsOf(repository)).arg(text));
  }

  static List<Request> forget(RepositoryName repository, Digest digest) {
    return List.of(
        Request.cmd(Command.SREM).arg(blobsOf(repository)).arg(digest.toString()),
        Request.cmd(Command.DEL).arg(blobOf(repository, digest)),
        Request.cmd(Command.HDEL).arg(blob(digest)).arg(DIGEST).arg(SIZE).arg(MEDIA_TYPE));
  }

  private static String blob(Digest digest) {
    return "blobs::" + digest;
  }

  private static String blobsOf(RepositoryName repository) {
    return "repository::" + repository + "::blobs";
  }

  private static String blobOf(RepositoryName repository, Digest digest) {
    return blobsOf(repository) + "::" + digest;
  }
}
