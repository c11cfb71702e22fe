// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.StorageException;
import io.stowage.storage.object.Bucket;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.BucketTraits;
import io.stowage.storage.object.ListPage;
import io.stowage.storage.object.ListRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** A bucket that counts the calls for listings, and fails all others. */
final class CountingListing implements Bucket, BucketListing {
  private final Bucket bucket;
  private final AtomicInteger calls = new AtomicInteger();

  CountingListing(Bucket bucket) {
    this.bucket = bucket;
  }

  /** How many there were since this was last asked. */
  int calls() {
    return calls.getAndSet(0);
  }

  @Override
  public ListPage list(ListRequest request) throws StorageException {
    calls.incrementAndGet();
    return bucket.listing().list(request);
  }

  @Override
  public BucketListing listing() {
    return this;
  }

  @Override
  public BucketObjects objects() {
    throw new AssertionError("a listing needs no objects");
  }

  @Override
  public BucketParts parts() {
    throw new AssertionError("a listing needs no parts");
  }

  @Override
  public BucketCopies copies() {
    throw new AssertionError("a listing needs no copies");
  }

  @Override
  public BucketTraits traits() {
    return bucket.traits();
  }

  @Override
  public void close() {
    bucket.close();
  }
}
