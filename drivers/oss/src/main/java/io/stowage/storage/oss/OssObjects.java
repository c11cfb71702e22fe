// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.OssClient.quiet;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.model.DeleteObjectsRequest;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.HeadObjectRequest;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectRequest;
import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.ObjectInfo;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class OssObjects implements BucketObjects {
  static final String TYPE = "application/octet-stream";
  private static final int DELETES_AT_ONCE = 1000;

  private final OssClient client;

  OssObjects(OssClient client) {
    this.client = client;
  }

  @Override
  public Optional<ObjectInfo> stat(String key) throws StorageException {
    try {
      ObjectMetadata found =
          client.call(
              HttpMethod.HEAD + " " + key,
              oss -> oss.headObject(quiet(new HeadObjectRequest(client.bucket(), key))));
      return Optional.of(
          new ObjectInfo(key, found.getContentLength(), found.getLastModified().toInstant()));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> read(String key, int atMost) throws StorageException {
    String what = HttpMethod.GET + " " + key;
    try {
      return Optional.of(
          client.call(
              what,
              oss -> {
                OSSObject object = oss.getObject(quiet(new GetObjectRequest(client.bucket(), key)));
                return first(what, object, atMost);
              }));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
  }

  private static byte[] first(String what, OSSObject object, int atMost) throws StorageException {
    long length = object.getObjectMetadata().getContentLength();
    int wanted = (int) Math.min(atMost, length);
    try (ObjectChannel channel = new ObjectChannel(object)) {
      byte[] bytes = object.getObjectContent().readNBytes(wanted);
      if (bytes.length < wanted) {
        throw new IOException("the answer ends too early");
      }
      channel.passed(wanted);
      return bytes;
    } catch (IOException e) {
      throw new StorageException.Unavailable(what + ": the answer ends too early", e);
    }
  }

  /** Asked for what is not there the store would send all, unless it is told to be precise. */
  @Override
  public ReadableByteChannel open(String key, ByteRange range) throws StorageException {
    GetObjectRequest request = new GetObjectRequest(client.bucket(), key);
    request.setRange(range.offset(), range.end() - 1);
    request.addHeader("x-oss-range-behavior", "standard");
    return client.call(
        HttpMethod.GET + " " + key, oss -> new ObjectChannel(oss.getObject(quiet(request))));
  }

  @Override
  public void put(String key, Body content) throws StorageException {
    write(key, content, false);
  }

  private void write(String key, Body content, boolean onlyIfAbsent) throws StorageException {
    ObjectMetadata metadata = metadata(client);
    metadata.setContentLength(content.length());
    if (client.config().checksum()) {
      metadata.setContentMD5(md5(content));
    }
    if (onlyIfAbsent) {
      metadata.setHeader("x-oss-forbid-overwrite", "true");
    }
    client.call(
        HttpMethod.PUT + " " + key,
        oss ->
            oss.putObject(
                quiet(
                    new PutObjectRequest(
                        client.bucket(), key, new BodyStream(content), metadata))));
  }

  /** What every write of an object says of it. */
  static ObjectMetadata metadata(OssClient client) {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentType(TYPE);
    client.config().objectHeaders().forEach(metadata::setHeader);
    return metadata;
  }

  private static String md5(Body content) {
    try {
      MessageDigest hash = MessageDigest.getInstance("MD5");
      content.updateHash(hash);
      return Base64.getEncoder().encodeToString(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  @Override
  public boolean putIfAbsent(String key, Body content) throws StorageException {
    try {
      write(key, content, true);
      return true;
    } catch (StorageException.Conflict e) {
      return false;
    }
  }

  @Override
  public void delete(Collection<String> keys) throws StorageException {
    List<String> all = new ArrayList<>(keys);
    if (all.size() == 1) {
      String key = all.get(0);
      client.call(
          HttpMethod.DELETE + " " + key,
          oss -> oss.deleteObject(quiet(new GenericRequest(client.bucket(), key))));
      return;
    }
    for (int at = 0; at < all.size(); at += DELETES_AT_ONCE) {
      List<String> some = all.subList(at, Math.min(all.size(), at + DELETES_AT_ONCE));
      client.call(
          "DELETE of " + some.size() + " objects",
          oss ->
              oss.deleteObjects(
                  quiet(
                      new DeleteObjectsRequest(client.bucket())
                          .withKeys(new ArrayList<>(some))
                          .withQuiet(true)
                          .withEncodingType("url"))));
    }
  }
}
