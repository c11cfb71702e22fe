// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import io.stowage.storage.object.Bucket;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.BucketSymlinks;
import io.stowage.storage.object.BucketTraits;
import io.stowage.storage.object.BucketUrls;
import java.util.Optional;

/** A bucket of OSS. */
final class OssBucket implements Bucket {
  private static final int MAX_PARTS = 10_000;

  /** The store takes parts of 100 KiB, but so many requests would cost more than they help. */
  private static final long MIN_PART = 1L << 20;

  private final OssClient client;
  private final OssObjects objects;
  private final OssListing listing;
  private final OssParts parts;
  private final OssCopies copies;
  private final OssSymlinks symlinks;

  private OssBucket(OssClient client) {
    this.client = client;
    this.objects = new OssObjects(client);
    this.listing = new OssListing(client);
    this.parts = new OssParts(client);
    this.copies = new OssCopies(client);
    this.symlinks = new OssSymlinks(client);
  }

  /** Makes one, without a call. */
  static OssBucket open(OssConfig config) {
    return new OssBucket(new OssClient(config));
  }

  @Override
  public BucketObjects objects() {
    return objects;
  }

  @Override
  public BucketListing listing() {
    return listing;
  }

  @Override
  public BucketParts parts() {
    return parts;
  }

  @Override
  public BucketCopies copies() {
    return copies;
  }

  @Override
  public Optional<BucketSymlinks> symlinks() {
    return Optional.of(symlinks);
  }

  /** Nothing says that a delimiter may be longer than a character. */
  @Override
  public BucketTraits traits() {
    return new BucketTraits(false, MIN_PART, OssSettings.MAX_PART, MAX_PARTS, OssSettings.MAX_COPY);
  }

  @Override
  public Optional<BucketUrls> urls() {
    return Optional.of(client::presigned);
  }

  @Override
  public void close() {
    client.close();
  }
}
