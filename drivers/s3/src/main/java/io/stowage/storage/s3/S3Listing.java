// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.ListPage;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.ObjectInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

final class S3Listing implements BucketListing {
  private final S3Client client;

  S3Listing(S3Client client) {
    this.client = client;
  }

  @Override
  public ListPage list(ListRequest request) throws StorageException {
    S3Request call =
        S3Request.of("GET", "")
            .query("list-type", "2")
            .query("encoding-type", "url")
            .query("max-keys", Integer.toString(request.limit()))
            .query("prefix", request.prefix());
    if (!request.delimiter().isEmpty()) {
      call = call.query("delimiter", request.delimiter());
    }
    if (request.next() != null) {
      call = call.query("continuation-token", request.next());
    } else if (!request.after().equals(request.prefix())) {
      call = call.query("start-after", request.after());
    }
    return page(client.callForXml(call));
  }

  private static ListPage page(Xml answer) {
    boolean encoded = answer.text("EncodingType").equals("url");
    List<ObjectInfo> objects =
        answer
            .all("Contents")
            .map(
                object ->
                    new ObjectInfo(
                        text(object, "Key", encoded),
                        Long.parseLong(object.text("Size")),
                        Instant.parse(object.text("LastModified"))))
            .toList();
    List<String> groups =
        answer.all("CommonPrefixes").map(group -> text(group, "Prefix", encoded)).toList();
    String next = answer.text("NextContinuationToken");
    boolean more = answer.text("IsTruncated").equals("true") && !next.isEmpty();
    return new ListPage(objects, groups, more ? next : null);
  }

  static String text(Xml element, String child, boolean encoded) {
    String text = element.text(child);
    return encoded ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
  }
}
