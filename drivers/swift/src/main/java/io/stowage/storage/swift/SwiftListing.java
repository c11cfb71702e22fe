// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import com.fasterxml.jackson.databind.JsonNode;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.ListPage;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.ObjectInfo;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

final class SwiftListing implements BucketListing {
  private final SwiftClient client;
  private final boolean wholePages;

  /**
   * Makes one.
   *
   * @param wholePages whether a page that is not full is the last one
   */
  SwiftListing(SwiftClient client, boolean wholePages) {
    this.client = client;
    this.wholePages = wholePages;
  }

  @Override
  public ListPage list(ListRequest request) throws StorageException {
    SwiftRequest call =
        SwiftRequest.of("GET", client.path(""))
            .query("format", "json")
            .query("limit", Integer.toString(request.limit()))
            .query("prefix", request.prefix());
    if (!request.delimiter().isEmpty()) {
      call = call.query("delimiter", request.delimiter());
    }
    if (request.next() != null) {
      call = call.query("marker", request.next());
    } else if (!request.after().equals(request.prefix())) {
      call = call.query("marker", request.after());
    }
    try {
      return page(
          Json.read(call.toString(), client.call(call).body()), wholePages ? request.limit() : 1);
    } catch (DateTimeException e) {
      throw new StorageException.Unavailable(call + ": the answer has a time that is none", e);
    } catch (StorageException.NotFound e) {
      throw new StorageException.Denied("container: there is no such container", e);
    }
  }

  private static ListPage page(JsonNode answer, int least) {
    List<ObjectInfo> objects = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    String last = null;
    for (JsonNode entry : answer) {
      if (entry.has("subdir")) {
        last = entry.get("subdir").asText();
        groups.add(last);
      } else {
        last = entry.path("name").asText();
        objects.add(
            new ObjectInfo(
                last, entry.path("bytes").asLong(), Json.time(entry.path("last_modified"))));
      }
    }
    return new ListPage(objects, groups, answer.size() < least ? null : last);
  }
}
