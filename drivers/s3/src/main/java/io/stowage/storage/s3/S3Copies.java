// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.Part;
import io.stowage.storage.object.PartsKey;

/** Copies that the store makes. */
final class S3Copies implements BucketCopies {
  private static final String SOURCE = "x-amz-copy-source";

  private final S3Client client;

  S3Copies(S3Client client) {
    this.client = client;
  }

  @Override
  public void copy(String source, String target) throws StorageException {
    client.callForXml(
        S3Request.of("PUT", target)
            .headers(client.config().objectHeaders())
            .header(SOURCE, source(source)));
  }

  @Override
  public Part copyPart(String source, ByteRange range, PartsKey target, int number)
      throws StorageException {
    Xml answer =
        client.callForXml(
            S3Parts.part(target, number)
                .header(SOURCE, source(source))
                .header(
                    "x-amz-copy-source-range",
                    "bytes=" + range.offset() + '-' + (range.end() - 1)));
    return new Part(number, range.length(), answer.text("ETag"));
  }

  private String source(String key) {
    return S3Request.encode('/' + client.config().endpoint().bucket() + '/' + key, true);
  }
}
