// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.Listings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A place of its own in a store, with drivers on it and a look at what lies there. */
final class Place implements AutoCloseable {
  private static final RepositoryName APP = RepositoryName.parse("library/app");

  private final Map<String, String> settings;
  private final SwiftBucket bucket;
  private final List<StorageDriver> drivers = new ArrayList<>();

  Place(Store store) throws StorageException {
    this.settings = store.settings();
    this.bucket = SwiftBucket.open(Store.config(settings));
  }

  /** Opens a driver with further settings, as names and values in turn. */
  StorageDriver open(String... more) throws StorageException {
    Map<String, String> all = new HashMap<>(settings);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    StorageDriver driver = StorageDrivers.load().open("swift", all);
    drivers.add(driver);
    return driver;
  }

  SwiftBucket bucket() {
    return bucket;
  }

  static byte[] bytes(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static Digest push(StorageDriver driver, byte[] bytes) throws StorageException {
    Digest digest = Digest.of(DigestAlgorithm.SHA256, bytes);
    try (BlobUpload upload = BlobUpload.begin(driver, APP, DigestAlgorithm.SHA256)) {
      upload.append(ByteBuffer.wrap(bytes));
      upload.commit(digest);
    }
    return digest;
  }

  static byte[] pull(StorageDriver driver, Digest digest) throws IOException {
    ByteRange all = ByteRange.all(driver.blobs().stat(digest).orElseThrow().size());
    try (InputStream in = Channels.newInputStream(driver.blobs().open(digest, all))) {
      return in.readAllBytes();
    }
  }

  /** A key behind the layout's root as it is in the container. */
  String absolute(String key) {
    return Store.root(settings) + key;
  }

  /** The keys behind the layout's root, in order. */
  List<String> keys() throws StorageException {
    List<String> keys = new ArrayList<>();
    Listings.forEachPage(
        bucket.listing(), ListRequest.of(absolute("")), page -> keys.addAll(Listings.keys(page)));
    return keys.stream().map(key -> key.substring(absolute("").length())).toList();
  }

  @Override
  public void close() {
    drivers.forEach(StorageDriver::close);
    bucket.close();
  }
}
