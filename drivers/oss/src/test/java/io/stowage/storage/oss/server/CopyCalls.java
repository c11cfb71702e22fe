// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Copies within the bucket. */
final class CopyCalls {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");

  private final Store store;

  CopyCalls(Store store) {
    this.store = store;
  }

  Answer copy(Call call) {
    ObjectCalls.checkKey(call.key());
    ObjectCalls.checkEncryption(call);
    StoredObject source = source(call);
    if (source.content().length() > ObjectCalls.MOST_BYTES) {
      store.disk().release(source.content());
      throw OssFailure.invalid("The source is too large to be copied at once");
    }
    StoredObject copy = new StoredObject(source.type(), source.content(), "", Instant.now());
    store.put(call.key(), copy, call.forbidsOverwrite());
    return Answer.of(result("CopyObjectResult", copy.content()));
  }

  Answer copyPart(Call call) {
    UploadCalls.number(call);
    StoredObject source = source(call);
    try {
      Content part = part(source.content(), call.header("x-oss-copy-source-range"));
      store.disk().retain(part);
      store.put(call.key(), call.parameter("uploadId"), UploadCalls.number(call), part);
      return Answer.of(result("CopyPartResult", part));
    } finally {
      store.disk().release(source.content());
    }
  }

  /** The object that is to be copied, whose content is kept until it is released. */
  private StoredObject source(Call call) {
    String source = Percent.decode(call.header("x-oss-copy-source"));
    String lead = '/' + call.bucket() + '/';
    if (!source.startsWith(lead)) {
      throw OssFailure.invalid("x-oss-copy-source has to be /bucket/key");
    }
    StoredObject object = store.open(source.substring(lead.length()), false);
    if (object.isSymlink()) {
      throw new OssFailure(501, "NotImplemented", "Symlinks are not copied here");
    }
    return object;
  }

  private static Content part(Content source, String range) {
    if (range.isEmpty()) {
      return source;
    }
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()) {
      throw OssFailure.invalid("x-oss-copy-source-range is malformed");
    }
    long first = Long.parseLong(matcher.group(1));
    long last = Long.parseLong(matcher.group(2));
    if (first > last || last >= source.length() || last - first >= ObjectCalls.MOST_BYTES) {
      throw OssFailure.invalid("x-oss-copy-source-range is not in the source");
    }
    String name = source.etag() + range;
    String etag = HexFormat.of().formatHex(Mac.hash("MD5").digest(name.getBytes(UTF_8)));
    return new Content(source.range(first, last - first + 1), etag.toUpperCase(Locale.ROOT), "");
  }

  private static Xml result(String name, Content content) {
    return new Xml(name)
        .add("LastModified", Times.iso(Instant.now()))
        .add("ETag", '"' + content.etag() + '"');
  }
}
