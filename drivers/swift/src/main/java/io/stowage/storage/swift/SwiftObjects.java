// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.ObjectInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;

/** Whole objects. */
final class SwiftObjects implements BucketObjects {
  /**
   * What is overwritten while others read it. A server of objects that has listed the old file and
   * cannot open it any more says that there is none.
   */
  private static final String OVERWRITTEN = "/link";

  private final SwiftClient client;
  private final Segments segments;
  private final Claims claims;

  SwiftObjects(SwiftClient client, SwiftListing listing, Segments segments) {
    this.client = client;
    this.segments = segments;
    this.claims = new Claims(this, listing);
  }

  @Override
  public Optional<ObjectInfo> stat(String key) throws StorageException {
    try {
      return Optional.of(info(key, client.call(SwiftRequest.of("HEAD", client.path(key)))));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
  }

  private static ObjectInfo info(String key, HttpResponse<?> answer) throws StorageException {
    long size = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    String modified = answer.headers().firstValue("Last-Modified").orElse("");
    try {
      if (size >= 0) {
        Instant modifiedAt = DateTimeFormatter.RFC_1123_DATE_TIME.parse(modified, Instant::from);
        return new ObjectInfo(key, size, modifiedAt);
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new StorageException.Unavailable(
        "HEAD " + key + ": the answer lacks Content-Length or Last-Modified", null);
  }

  @Override
  public Optional<byte[]> read(String key, int atMost) throws StorageException {
    Optional<byte[]> content = readOnce(key, atMost);
    return content.isEmpty() && key.endsWith(OVERWRITTEN) ? readOnce(key, atMost) : content;
  }

  private Optional<byte[]> readOnce(String key, int atMost) throws StorageException {
    SwiftRequest request = SwiftRequest.of("GET", client.path(key));
    try (InputStream body = Channels.newInputStream(client.open(request))) {
      return Optional.of(body.readNBytes(atMost));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw new StorageException.Unavailable(request + ": cannot be read to its end", e);
    }
  }

  @Override
  public ReadableByteChannel open(String key, ByteRange range) throws StorageException {
    String bytes = "bytes=" + range.offset() + '-' + (range.end() - 1);
    return client.open(SwiftRequest.of("GET", client.path(key)).header("Range", bytes));
  }

  @Override
  public void put(String key, Body content) throws StorageException {
    client.call(writing(client.path(key), content));
  }

  /** A write whose content the store checks. */
  static SwiftRequest writing(String path, Body content) {
    return SwiftRequest.of("PUT", path)
        .header("Content-Type", "application/octet-stream")
        .header("ETag", md5(content))
        .body(content);
  }

  private static String md5(Body content) {
    try {
      MessageDigest hash = MessageDigest.getInstance("MD5");
      content.updateHash(hash);
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  @Override
  public boolean putIfAbsent(String key, Body content) throws StorageException {
    return claims.write(key, content);
  }

  @Override
  public void delete(Collection<String> keys) throws StorageException {
    segments.remove(keys);
  }
}
