// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.StorageException;
import io.stowage.storage.object.Bucket;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.BucketObjects;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.BucketTraits;
import io.stowage.storage.object.BucketUrls;
import java.util.Optional;

/** A container of Swift. */
final class SwiftBucket implements Bucket {
  private final SwiftListing listing;
  private final Segments segments;
  private final SwiftObjects objects;
  private final SwiftCopies copies;
  private final BucketTraits traits;
  private final Optional<BucketUrls> urls;

  private SwiftBucket(SwiftClient client, Capabilities capabilities, boolean longDelimiters)
      throws StorageException {
    this.listing = new SwiftListing(client, capabilities.wholePages());
    this.segments = new Segments(client, listing, capabilities.deletes());
    this.objects = new SwiftObjects(client, listing, segments);
    this.copies = new SwiftCopies(client, objects);
    this.traits =
        new BucketTraits(
            longDelimiters,
            Math.max(SwiftSettings.MIN_SEGMENT, capabilities.minSegment()),
            capabilities.maxObject(),
            capabilities.segments(),
            Long.MAX_VALUE,
            true);
    this.urls = TempUrls.of(client, capabilities);
  }

  /** Opens one, and makes the container if it is not there. */
  static SwiftBucket open(SwiftConfig config) throws StorageException {
    SwiftClient client = new SwiftClient(config);
    Capabilities capabilities = Capabilities.ask(client);
    if (capabilities.segments() == 0) {
      throw new StorageException.Denied(
          "authurl: the cluster has no static large objects (slo), which large blobs are", null);
    }
    // not HEAD: the JDK's client does not take what Swift answers to that
    SwiftRequest list =
        SwiftRequest.of("GET", client.path("")).query("format", "json").query("limit", "1");
    int status = client.ask(list.query("delimiter", "/_")).statusCode();
    boolean longDelimiters = status != 412 && status != 400;
    if (status == 404) {
      client.call(SwiftRequest.of("PUT", client.path("")));
    } else if (status >= 300 && longDelimiters) {
      throw SwiftErrors.of(list.toString(), status);
    }
    return new SwiftBucket(client, capabilities, longDelimiters);
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
    return segments;
  }

  @Override
  public BucketCopies copies() {
    return copies;
  }

  @Override
  public BucketTraits traits() {
    return traits;
  }

  @Override
  public Optional<BucketUrls> urls() {
    return urls;
  }

  /** The connections are those of the process. */
  @Override
  public void close() {}
}
