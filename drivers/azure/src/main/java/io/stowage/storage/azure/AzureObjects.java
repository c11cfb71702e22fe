// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.ObjectInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whole blobs: block blobs of ours, and whatever kind another registry wrote. */
final class AzureObjects implements BucketObjects {
  private static final String ANY = "*";

  private final AzureClient client;

  AzureObjects(AzureClient client) {
    this.client = client;
  }

  @Override
  public Optional<ObjectInfo> stat(String key) throws StorageException {
    return properties(key)
        .filter(blob -> AzureClient.isWhole(blob.getCopyStatus()))
        .map(blob -> new ObjectInfo(key, blob.getBlobSize(), blob.getLastModified().toInstant()));
  }

  private Optional<BlobProperties> properties(String key) throws StorageException {
    try {
      return Optional.of(client.call("HEAD " + key, () -> client.blob(key).getProperties()));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> read(String key, int atMost) throws StorageException {
    try {
      return Optional.of(client.repeat(() -> first(key, atMost)));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
  }

  private byte[] first(String key, int atMost) throws StorageException {
    try (InputStream body = Channels.newInputStream(client.open(key, null))) {
      return body.readNBytes(atMost);
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw AzureErrors.of("GET " + key, client.config().endpoint().host(), e);
    }
  }

  @Override
  public ReadableByteChannel open(String key, ByteRange range) throws StorageException {
    return client.repeat(() -> client.open(key, range));
  }

  @Override
  public void put(String key, Body content) throws StorageException {
    try {
      upload(key, content, new BlobRequestConditions());
    } catch (StorageException.Conflict e) {
      if (!removeOtherType(key)) {
        throw e;
      }
      upload(key, content, new BlobRequestConditions());
    }
  }

  /**
   * Removes an append blob, which an older registry wrote, and over which no block blob can be
   * written. Not one that was written anew meanwhile.
   *
   * @return whether there was one
   */
  boolean removeOtherType(String key) throws StorageException {
    Optional<BlobProperties> found = properties(key);
    if (found.isEmpty() || found.get().getBlobType() == BlobType.BLOCK_BLOB) {
      return false;
    }
    BlobRequestConditions same = new BlobRequestConditions().setIfMatch(found.get().getETag());
    try {
      client.call(
          "DELETE " + key, () -> client.blob(key).deleteWithResponse(null, same, null, null));
    } catch (StorageException.NotFound | StorageException.Conflict e) {
      // somebody else removed it
    }
    return true;
  }

  @Override
  public boolean putIfAbsent(String key, Body content) throws StorageException {
    try {
      upload(key, content, new BlobRequestConditions().setIfNoneMatch(ANY));
      return true;
    } catch (StorageException.Conflict e) {
      return false;
    }
  }

  private void upload(String key, Body content, BlobRequestConditions conditions)
      throws StorageException {
    byte @Nullable [] md5 = md5(content);
    client.call(
        "PUT " + key,
        () -> {
          BlockBlobSimpleUploadOptions options =
              new BlockBlobSimpleUploadOptions(data(content)).setRequestConditions(conditions);
          if (md5 != null) {
            options.setContentMd5(md5);
          }
          return client
              .blocks(key)
              .uploadWithResponse(options, null, client.sending(content.length()));
        });
  }

  static BinaryData data(Body content) {
    return content.length() == 0
        ? BinaryData.fromBytes(new byte[0])
        : BinaryData.fromListByteBuffer(content.buffers());
  }

  /** The checksum that the store compares, or null where that is off. */
  byte @Nullable [] md5(Body content) {
    if (!client.config().checksum()) {
      return null;
    }
    try {
      MessageDigest hash = MessageDigest.getInstance("MD5");
      content.updateHash(hash);
      return hash.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  @Override
  public void delete(Collection<String> keys) throws StorageException {
    for (String key : keys) {
      try {
        client.call(
            "DELETE " + key, () -> client.blob(key).deleteWithResponse(null, null, null, null));
      } catch (StorageException.NotFound e) {
        // as it should be
      }
    }
  }
}
