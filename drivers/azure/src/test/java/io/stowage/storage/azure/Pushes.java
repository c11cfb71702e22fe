// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.BlobUpload;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import io.stowage.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Pushes blobs and pulls them, in this JVM or as a program of its own. */
final class Pushes {
  static final RepositoryName APP = RepositoryName.parse("team/app");

  private Pushes() {}

  /** Opens a driver by settings, each an argument {@code name=value}, and tries it. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = new HashMap<>();
    for (String argument : arguments) {
      String[] words = argument.split("=", 2);
      settings.put(words[0], words[1]);
    }
    byte[] content = bytes(100_000);
    try (StorageDriver driver = open(settings)) {
      boolean same = Arrays.equals(pull(driver, push(driver, content)), content);
      System.out.println(same ? "pulled what was pushed" : "pulled something else");
    }
  }

  static StorageDriver open(Map<String, String> settings) throws StorageException {
    return StorageDrivers.load().open("azure", settings);
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static Digest digest(byte[] bytes) {
    return Digest.of(DigestAlgorithm.SHA256, bytes);
  }

  static Digest push(StorageDriver driver, byte[] bytes) throws StorageException {
    try (BlobUpload upload = BlobUpload.begin(driver, APP, DigestAlgorithm.SHA256)) {
      upload.append(ByteBuffer.wrap(bytes));
      return upload.commit(digest(bytes)).digest();
    }
  }

  static byte[] pull(StorageDriver driver, Digest digest) throws IOException {
    ByteRange all = ByteRange.all(driver.blobs().stat(digest).orElseThrow().size());
    try (InputStream in = Channels.newInputStream(driver.blobs().open(digest, all))) {
      return in.readAllBytes();
    }
  }
}
