// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.storage.StorageException;
import io.stowage.storage.object.Bucket;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.BucketTraits;
import io.stowage.storage.object.BucketUrls;
import java.util.Optional;

/** A container of Azure Blob Storage. */
final class AzureBucket implements Bucket {
  private static final int MAX_BLOCKS = 50_000;

  /** Blocks have no least size; this keeps an upload from being sent in crumbs. */
  private static final long MIN_BLOCK = 1 << 20;

  private final AzureClient client;
  private final AzureObjects objects;
  private final AzureListing listing;
  private final AzureParts parts;
  private final AzureCopies copies;
  private final Optional<BucketUrls> urls;

  private AzureBucket(AzureClient client) {
    this.client = client;
    this.objects = new AzureObjects(client);
    this.listing = new AzureListing(client);
    this.parts = new AzureParts(client, objects);
    this.copies = new AzureCopies(client, objects, parts);
    this.urls = client.signatures().urls();
  }

  /** Makes one, after a look whether the container is there. */
  static AzureBucket open(AzureConfig config) throws StorageException {
    AzureClient client = AzureClient.of(config);
    new AzureContainer(client).prepare();
    return new AzureBucket(client);
  }

  /** Makes one on a client whose container is there. */
  static AzureBucket on(AzureClient client) {
    return new AzureBucket(client);
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
    return new BucketTraits(true, MIN_BLOCK, AzureSettings.MAX_PART, MAX_BLOCKS, Long.MAX_VALUE);
  }

  @Override
  public Optional<BucketUrls> urls() {
    return urls;
  }

  @Override
  public void close() {
    client.close();
  }
}
