// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.Part;
import io.stowage.storage.object.PartsKey;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;

/**
 * Copies: of an object as it is, or of what {@code registry:2} made of segments, which the copy is
 * made of, too.
 */
final class SwiftCopies implements BucketCopies {
  private static final String MANIFEST = "X-Object-Manifest";

  private final SwiftClient client;
  private final SwiftObjects objects;

  SwiftCopies(SwiftClient client, SwiftObjects objects) {
    this.client = client;
    this.objects = objects;
  }

  @Override
  public void copy(String source, String target) throws StorageException {
    SwiftRequest put = SwiftRequest.of("PUT", client.path(target));
    client.call(
        client
            .call(SwiftRequest.of("HEAD", client.path(source)))
            .headers()
            .firstValue(MANIFEST)
            .map(segments -> put.header(MANIFEST, segments))
            .orElseGet(() -> put.header("X-Copy-From", client.path(source))));
  }

  /** The bytes pass through here: the store copies no ranges. */
  @Override
  public Part copyPart(String source, ByteRange range, PartsKey target, int number)
      throws StorageException {
    String end = Segments.newEnd();
    SwiftRequest request =
        SwiftRequest.of("PUT", client.path(Segments.name(target.key(), number, end)))
            .header("Content-Type", "application/octet-stream")
            .body(
                () ->
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> read(source, range)), range.length()));
    return Segments.part(number, range.length(), end, client.call(request));
  }

  private InputStream read(String source, ByteRange range) {
    try {
      return Channels.newInputStream(objects.open(source, range));
    } catch (StorageException e) {
      throw new UncheckedIOException(e);
    }
  }
}
