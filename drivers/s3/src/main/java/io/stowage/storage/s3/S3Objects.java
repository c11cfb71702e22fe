// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.ObjectInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import okhttp3.Response;

final class S3Objects implements BucketObjects {
  private static final int DELETES_AT_ONCE = 1000;

  private final S3Client client;

  S3Objects(S3Client client) {
    this.client = client;
  }

  @Override
  public Optional<ObjectInfo> stat(String key) throws StorageException {
    try {
      return Optional.of(client.call(S3Request.of("HEAD", key), response -> info(key, response)));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
  }

  private static ObjectInfo info(String key, Response response) throws IOException {
    String size = response.header("Content-Length");
    String modified = response.header("Last-Modified");
    if (size == null || modified == null) {
      throw new IOException("the answer lacks Content-Length or Last-Modified");
    }
    try {
      Instant modifiedAt = DateTimeFormatter.RFC_1123_DATE_TIME.parse(modified, Instant::from);
      return new ObjectInfo(key, Long.parseLong(size), modifiedAt);
    } catch (DateTimeException | NumberFormatException e) {
      throw new IOException("the answer's headers make no sense", e);
    }
  }

  @Override
  public Optional<byte[]> read(String key, int atMost) throws StorageException {
    try {
      return Optional.of(
          client.call(S3Request.of("GET", key), response -> first(response, atMost)));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
  }

  private static byte[] first(Response response, int atMost) throws IOException {
    try (InputStream body = response.body().byteStream()) {
      return body.readNBytes(atMost);
    }
  }

  @Override
  public ReadableByteChannel open(String key, ByteRange range) throws StorageException {
    String bytes = "bytes=" + range.offset() + '-' + (range.end() - 1);
    return client.open(S3Request.of("GET", key).header("Range", bytes));
  }

  @Override
  public void put(String key, Body content) throws StorageException {
    client.call(writing(key, content));
  }

  private S3Request writing(String key, Body content) {
    return S3Request.of("PUT", key).headers(client.config().objectHeaders()).body(content);
  }

  @Override
  public boolean putIfAbsent(String key, Body content) throws StorageException {
    if (!client.config().conditionalWrites()) {
      boolean absent = stat(key).isEmpty();
      if (absent) {
        put(key, content);
      }
      return absent;
    }
    try {
      client.call(writing(key, content).header("If-None-Match", "*"));
      return true;
    } catch (StorageException.Conflict e) {
      return false;
    }
  }

  @Override
  public void delete(Collection<String> keys) throws StorageException {
    if (keys.size() == 1) {
      delete(keys.iterator().next());
      return;
    }
    List<String> all = new ArrayList<>(keys);
    for (int at = 0; at < all.size(); at += DELETES_AT_ONCE) {
      deleteAtOnce(all.subList(at, Math.min(all.size(), at + DELETES_AT_ONCE)));
    }
  }

  private void delete(String key) throws StorageException {
    try {
      client.call(S3Request.of("DELETE", key));
    } catch (StorageException.NotFound e) {
      // as it should be
    }
  }

  private void deleteAtOnce(List<String> keys) throws StorageException {
    StringBuilder xml = new StringBuilder("<Delete><Quiet>true</Quiet>");
    for (String key : keys) {
      xml.append("<Object><Key>").append(Xml.escape(key)).append("</Key></Object>");
    }
    Body body = Body.of(xml.append("</Delete>").toString());
    S3Request request =
        S3Request.of("POST", "")
            .query("delete", "")
            .header("Content-MD5", S3Client.md5(body))
            .body(body);
    client.callForXml(request, S3Objects::expectDeleted);
  }

  private static void expectDeleted(Xml answer) throws StorageException {
    Optional<Xml> error =
        answer.all("Error").filter(one -> !one.text("Code").equals("NoSuchKey")).findFirst();
    if (error.isPresent()) {
      String code = error.get().text("Code");
      int status = code.equals("AccessDenied") ? 403 : 500;
      throw S3Errors.of("DELETE " + error.get().text("Key"), status, code);
    }
  }
}
