// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.object.Bucket;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.BucketTraits;
import io.stowage.storage.object.BucketUrls;
import java.util.Optional;

/** A bucket of S3. */
final class S3Bucket implements Bucket {
  private static final int MAX_PARTS = 10_000;

  private final S3Client client;
  private final S3Objects objects;
  private final S3Listing listing;
  private final S3Parts parts;
  private final S3Copies copies;

  private S3Bucket(S3Client client) {
    this.client = client;
    this.objects = new S3Objects(client);
    this.listing = new S3Listing(client);
    this.parts = new S3Parts(client);
    this.copies = new S3Copies(client);
  }

  /** Makes one, without a call. */
  static S3Bucket open(S3Config config) {
    return new S3Bucket(new S3Client(config));
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
  public BucketTraits traits() {
    return new BucketTraits(
        true, S3Settings.MIN_PART, S3Settings.MAX_PART, MAX_PARTS, S3Settings.MAX_PART);
  }

  @Override
  public Optional<BucketUrls> urls() {
    return Optional.of((key, validFor) -> client.presigned(key, validFor).uri());
  }

  @Override
  public void close() {
    client.close();
  }
}
