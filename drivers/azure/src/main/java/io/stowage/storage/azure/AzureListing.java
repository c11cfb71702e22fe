// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.ListPage;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.ObjectInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listings. A store of an older version cannot begin one in the middle: there pages from the start
 * are passed over.
 */
final class AzureListing implements BucketListing {
  private final AzureClient client;

  AzureListing(AzureClient client) {
    this.client = client;
  }

  @Override
  public ListPage list(ListRequest request) throws StorageException {
    ListBlobsOptions options =
        new ListBlobsOptions()
            .setPrefix(client.name(request.prefix()))
            .setMaxResultsPerPage(request.limit());
    if (client.config().startsAnywhere() && !request.after().equals(request.prefix())) {
      options.setStartFrom(client.name(request.after()));
    }
    String next = request.next();
    while (true) {
      ListPage page = page(request, call(request, options, next));
      next = page.next();
      boolean isEmpty = page.objects().isEmpty() && page.groups().isEmpty();
      if (next == null || !isEmpty) {
        return page;
      }
    }
  }

  private PagedResponse<BlobItem> call(
      ListRequest request, ListBlobsOptions options, @Nullable String next)
      throws StorageException {
    return client.call(
        "LIST " + request.prefix(),
        () -> {
          PagedIterable<BlobItem> blobs =
              request.delimiter().isEmpty()
                  ? client.container().listBlobs(options, null)
                  : client.container().listBlobsByHierarchy(request.delimiter(), options, null);
          return blobs.iterableByPage(next).iterator().next();
        });
  }

  private ListPage page(ListRequest request, PagedResponse<BlobItem> answer) {
    List<ObjectInfo> objects = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (BlobItem item : answer.getValue()) {
      String key = client.key(item.getName());
      if (Boolean.TRUE.equals(item.isPrefix())) {
        String group = group(key, request.delimiter());
        if (isAfter(group, request) || request.after().startsWith(group)) {
          groups.add(group);
        }
      } else if (isAfter(key, request)) {
        objects.add(info(key, item));
      }
    }
    String next = answer.getContinuationToken();
    return new ListPage(objects, groups, next == null || next.isEmpty() ? null : next);
  }

  private static boolean isAfter(String key, ListRequest request) {
    return key.compareTo(request.after()) > 0;
  }

  /** Azurite groups by the whole of a delimiter and tells the group with its first character. */
  private static String group(String told, String delimiter) {
    return told.endsWith(delimiter) ? told : told + delimiter.substring(1);
  }

  static ObjectInfo info(String key, BlobItem item) {
    Long size = item.getProperties().getContentLength();
    return new ObjectInfo(
        key, size == null ? 0 : size, item.getProperties().getLastModified().toInstant());
  }
}
