// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Listings, of the second version. */
final class ListCalls {
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  /** Behind all keys that begin with what stands before it. */
  private static final String BEHIND = "\uDBFF\uDFFF";

  private final Store store;

  ListCalls(Store store) {
    this.store = store;
  }

  Answer list(Call call) {
    if (!call.parameter("list-type").equals("2")) {
      throw OssFailure.invalid("list-type has to be 2");
    }
    String delimiter = call.parameter("delimiter");
    if (delimiter.length() > 1) {
      throw OssFailure.invalid("The delimiter is longer than a character");
    }
    UnaryOperator<String> encoding = call.isEncoded() ? Percent::encode : UnaryOperator.identity();
    Page page = new Page(call, encoding, call.number("max-keys", USUAL, 1, MOST));
    page.fill();
    Xml result = new Xml("ListBucketResult");
    result.add("Name", call.bucket()).add("Prefix", encoding.apply(page.prefix));
    result.add("MaxKeys", page.most).add("Delimiter", encoding.apply(delimiter));
    if (call.query().containsKey("start-after")) {
      result.add("StartAfter", encoding.apply(call.parameter("start-after")));
    }
    if (call.isEncoded()) {
      result.add("EncodingType", "url");
    }
    result.add("IsTruncated", page.more).add("KeyCount", page.count);
    if (page.more) {
      byte[] last = page.last.getBytes(UTF_8);
      result.add("NextContinuationToken", Base64.getEncoder().encodeToString(last));
    }
    page.elements.forEach(result::add);
    return Answer.of(result);
  }

  /** One page, as it fills. */
  private final class Page {
    private final UnaryOperator<String> encoding;
    private final String prefix;
    private final String delimiter;
    private final int most;
    private final List<Xml> elements = new ArrayList<>();
    private String last;
    private int count;
    private boolean more;

    Page(Call call, UnaryOperator<String> encoding, int most) {
      this.encoding = encoding;
      this.prefix = call.parameter("prefix");
      this.delimiter = call.parameter("delimiter");
      this.most = most;
      this.last = start(call);
    }

    private static String start(Call call) {
      String token = call.parameter("continuation-token");
      if (token.isEmpty()) {
        return call.parameter("start-after");
      }
      try {
        return new String(Base64.getDecoder().decode(token), UTF_8);
      } catch (IllegalArgumentException e) {
        throw OssFailure.invalid("The continuation-token is not valid");
      }
    }

    /** A group counts as passed where its name is, whatever keys of it follow. */
    void fill() {
      String at = group(last).isEmpty() ? last : group(last) + BEHIND;
      Map.Entry<Key, StoredObject> next = next(at);
      while (next != null && next.getKey().toString().startsWith(prefix)) {
        if (count == most) {
          more = true;
          return;
        }
        String key = next.getKey().toString();
        String group = group(key);
        count++;
        last = group.isEmpty() ? key : group;
        elements.add(group.isEmpty() ? object(key, next.getValue()) : prefix(group));
        next = next(group.isEmpty() ? key : group + BEHIND);
      }
    }

    private Map.Entry<Key, StoredObject> next(String after) {
      Key from = new Key(after);
      return from.compareTo(new Key(prefix)) < 0
          ? store.objects().ceilingEntry(new Key(prefix))
          : store.objects().higherEntry(from);
    }

    private String group(String key) {
      if (delimiter.isEmpty() || !key.startsWith(prefix)) {
        return "";
      }
      int end = key.indexOf(delimiter, prefix.length());
      return end < 0 ? "" : key.substring(0, end + 1);
    }

    private Xml prefix(String group) {
      return new Xml("CommonPrefixes").add("Prefix", encoding.apply(group));
    }

    private Xml object(String key, StoredObject object) {
      return new Xml("Contents")
          .add("Key", encoding.apply(key))
          .add("LastModified", Times.iso(object.modified()))
          .add("ETag", '"' + object.content().etag() + '"')
          .add("Type", object.type())
          .add("Size", object.content().length())
          .add("StorageClass", "Standard");
    }
  }
}
