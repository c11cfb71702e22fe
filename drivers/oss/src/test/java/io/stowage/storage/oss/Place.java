// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.ListPage;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.ObjectInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A place of its own in the bucket, with drivers on it and a look at what lies there. */
final class Place implements AutoCloseable {
  static final RepositoryName APP = RepositoryName.parse("library/app");
  static final int MIB = 1 << 20;

  private final Map<String, String> settings = Cloud.settings();
  private final OssClient client = Cloud.client(settings);
  private final List<StorageDriver> drivers = new ArrayList<>();

  /** Opens a driver with further settings, as names and values in turn. */
  StorageDriver open(String... more) throws StorageException {
    Map<String, String> all = new HashMap<>(settings);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    StorageDriver driver = StorageDrivers.load().open("oss", all);
    drivers.add(driver);
    return driver;
  }

  static byte[] bytes(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static Digest digest(byte[] bytes) {
    return Digest.of(DigestAlgorithm.SHA256, bytes);
  }

  static Digest push(StorageDriver driver, byte[] bytes) throws StorageException {
    try (BlobUpload upload = BlobUpload.begin(driver, APP, DigestAlgorithm.SHA256)) {
      upload.append(ByteBuffer.wrap(bytes));
      upload.commit(digest(bytes));
    }
    return digest(bytes);
  }

  static byte[] pull(StorageDriver driver, Digest digest) throws IOException {
    ByteRange all = ByteRange.all(driver.blobs().stat(digest).orElseThrow().size());
    try (InputStream in = Channels.newInputStream(driver.blobs().open(digest, all))) {
      return in.readAllBytes();
    }
  }

  /** The keys behind the layout's root, in order. */
  List<String> keys() throws StorageException {
    String root = settings.get("rootdirectory") + "/docker/registry/v2/";
    ListPage page = new OssListing(client).list(ListRequest.of(root));
    return page.objects().stream()
        .map(ObjectInfo::key)
        .map(key -> key.substring(root.length()))
        .toList();
  }

  /** How many multipart uploads there are. */
  int unfinished() throws StorageException {
    return new OssParts(client).unfinished(settings.get("rootdirectory"), null).items().size();
  }

  void write(String key, byte[] content) throws StorageException {
    new OssObjects(client).put(absolute(key), Body.of(ByteBuffer.wrap(content)));
  }

  void delete(String key) throws StorageException {
    new OssObjects(client).delete(List.of(absolute(key)));
  }

  private String absolute(String key) {
    return settings.get("rootdirectory") + "/docker/registry/v2/" + key;
  }

  @Override
  public void close() {
    drivers.forEach(StorageDriver::close);
    client.close();
  }
}
