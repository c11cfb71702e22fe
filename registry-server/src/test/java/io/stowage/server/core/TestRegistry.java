// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.ByteRange;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.MediaTypes;
import io.stowage.registry.Reference;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.Tag;
import io.stowage.storage.BlobInfo;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageDrivers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A registry on the inmemory driver, and what tests do with one. */
final class TestRegistry implements AutoCloseable {
  static final RepositoryName REPOSITORY = RepositoryName.parse("team/app");
  static final RepositoryName OTHER = RepositoryName.parse("team/other");

  final StorageDriver driver;
  final Registry registry;

  TestRegistry() {
    this(options(true, ManifestRules.defaults()));
  }

  TestRegistry(RegistryOptions options) {
    this(open(), options);
  }

  TestRegistry(StorageDriver driver, RegistryOptions options) {
    this(driver, options, BlobCache.none());
  }

  TestRegistry(StorageDriver driver, RegistryOptions options, BlobCache cache) {
    this.driver = driver;
    this.registry = new Registry(driver, options, cache, helper -> {});
  }

  static StorageDriver open() {
    try {
      return StorageDrivers.load().open("inmemory", Map.of());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static RegistryOptions options(boolean deleteEnabled, ManifestRules rules) {
    return new RegistryOptions(deleteEnabled, 64 * 1024, rules, 5, 5, 1024 * 1024);
  }

  /** Another instance on the same backend. */
  Registry instance() {
    return new Registry(driver, options(true, ManifestRules.defaults()));
  }

  Digest pushBlob(RepositoryName repository, String content) {
    byte[] bytes = bytes(content);
    Digest digest = Digest.of(DigestAlgorithm.SHA256, bytes);
    registry.blobs().put(repository, digest, bytes);
    return digest;
  }

  /** Pushes an image with its config and one layer. */
  Digest pushImage(Reference reference, String seed) {
    Digest config = pushBlob(REPOSITORY, "config of " + seed);
    Digest layer = pushBlob(REPOSITORY, "layer of " + seed);
    return push(
        reference, MediaTypes.OCI_MANIFEST, Manifests.image(config, List.of(layer)).toString());
  }

  Digest push(Reference reference, String type, String manifest) {
    return put(reference, List.of(), type, manifest).digest();
  }

  ManifestPutResult put(Reference reference, List<Tag> tags, String type, String manifest) {
    return registry
        .manifests()
        .put(REPOSITORY, new ManifestPut(reference, tags, type), bytes(manifest));
  }

  String read(BlobInfo blob) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) blob.size());
    try (ReadableByteChannel channel =
        registry.blobs().open(REPOSITORY, blob, ByteRange.all(blob.size()))) {
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
    }
    return new String(buffer.array(), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Digest sha256(String text) {
    return Digest.of(DigestAlgorithm.SHA256, bytes(text));
  }

  static Digest sha512(String text) {
    return Digest.of(DigestAlgorithm.SHA512, bytes(text));
  }

  @Override
  public void close() {
    driver.close();
  }
}
