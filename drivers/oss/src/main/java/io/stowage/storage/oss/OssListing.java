// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.OssClient.quiet;

import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketListing;
import io.stowage.storage.object.ListPage;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.ObjectInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Listings.
 *
 * <p>Nothing says whether the store tells a group that is the beginning of where a listing starts,
 * {@code a/} after {@code a/b}. So such a listing starts just before the group, and what was told
 * before is passed over here.
 */
final class OssListing implements BucketListing {
  /** Behind the names that begin with what stands before it, of the characters that keys have. */
  private static final String BEHIND = "~~~~~~~~";

  private final OssClient client;

  OssListing(OssClient client) {
    this.client = client;
  }

  @Override
  public ListPage list(ListRequest request) throws StorageException {
    ListObjectsV2Request call = new ListObjectsV2Request(client.bucket());
    call.setPrefix(request.prefix());
    call.setEncodingType("url");
    call.setMaxKeys(request.limit());
    if (!request.delimiter().isEmpty()) {
      call.setDelimiter(request.delimiter());
    }
    if (request.next() != null) {
      call.setContinuationToken(request.next());
    } else if (!request.after().equals(request.prefix())) {
      call.setStartAfter(start(request));
    }
    ListObjectsV2Result answer =
        client.call("list of " + request.prefix(), oss -> oss.listObjectsV2(quiet(call)));
    return page(request, answer);
  }

  /** Where to start, so that a group which holds the position is told. */
  private static String start(ListRequest request) {
    String group = group(request);
    if (group.isEmpty()) {
      return request.after();
    }
    int last = group.length() - 1;
    return group.substring(0, last) + (char) (group.charAt(last) - 1) + BEHIND;
  }

  /** The group that the position is in; empty where it is in none. */
  private static String group(ListRequest request) {
    if (request.delimiter().isEmpty()) {
      return "";
    }
    int at = request.after().indexOf(request.delimiter(), request.prefix().length());
    return at < 0 ? "" : request.after().substring(0, at + request.delimiter().length());
  }

  private static ListPage page(ListRequest request, ListObjectsV2Result answer) {
    String after = request.after();
    String group = group(request);
    List<ObjectInfo> objects =
        answer.getObjectSummaries().stream()
            .map(
                object ->
                    new ObjectInfo(
                        decoded(object.getKey()),
                        object.getSize(),
                        object.getLastModified().toInstant()))
            .filter(object -> after.equals(request.prefix()) || object.key().compareTo(after) > 0)
            .toList();
    List<String> groups =
        answer.getCommonPrefixes().stream()
            .map(OssListing::decoded)
            .filter(name -> name.equals(group) || name.compareTo(after) > 0)
            .toList();
    return new ListPage(
        objects, groups, answer.isTruncated() ? answer.getNextContinuationToken() : null);
  }

  /** A key as it is, of one in an answer: encoded, since XML cannot hold all that keys may. */
  static String decoded(String key) {
    return URLDecoder.decode(key, StandardCharsets.UTF_8);
  }
}
