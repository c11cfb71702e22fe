// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole objects. */
final class ObjectCalls {
  static final long MOST_BYTES = 5L << 30;
  private static final int LONGEST_KEY = 1023;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private final Store store;

  ObjectCalls(Store store) {
    this.store = store;
  }

  Answer put(Call call) throws IOException {
    checkKey(call.key());
    checkEncryption(call);
    Content content = receive(call);
    store.put(
        call.key(),
        new StoredObject(StoredObject.NORMAL, content, "", Instant.now()),
        call.forbidsOverwrite());
    return receipt(content);
  }

  static void checkKey(String key) {
    int length = key.getBytes(UTF_8).length;
    if (length > LONGEST_KEY || key.startsWith("/") || key.startsWith("\\")) {
      throw new OssFailure(400, "InvalidObjectName", "The specified object is not valid");
    }
  }

  static void checkEncryption(Call call) {
    String algorithm = call.header("x-oss-server-side-encryption");
    boolean named = !call.header("x-oss-server-side-encryption-key-id").isEmpty();
    if (!List.of("", "AES256", "KMS").contains(algorithm) || (named && !algorithm.equals("KMS"))) {
      throw new OssFailure(
          400, "InvalidEncryptionAlgorithmError", "The encryption method is not supported");
    }
  }

  /** Takes a body, whose length has to be told, and which has to be what its MD5 says. */
  Content receive(Call call) throws IOException {
    String length = call.header("content-length");
    if (length.isEmpty() && !call.header("transfer-encoding").equals("chunked")) {
      throw new OssFailure(411, "MissingContentLength", "The Content-Length header is missing");
    }
    if (!length.isEmpty() && Long.parseLong(length) > MOST_BYTES) {
      throw new OssFailure(400, "EntityTooLarge", "Your proposed upload is too large");
    }
    Content content = store.disk().write(call.body());
    boolean whole = length.isEmpty() || content.length() == Long.parseLong(length);
    String md5 = call.header("content-md5");
    byte[] bytes = HexFormat.of().parseHex(content.etag());
    boolean right = md5.isEmpty() || md5.equals(Base64.getEncoder().encodeToString(bytes));
    if (!whole || !right) {
      store.disk().release(content);
      throw new OssFailure(
          400,
          "InvalidDigest",
          "The Content-MD5 you specified is not valid or not that of the body");
    }
    return content;
  }

  static Answer receipt(Content content) {
    return Answer.of(200)
        .with("ETag", '"' + content.etag() + '"')
        .with("x-oss-hash-crc64ecma", content.crc());
  }

  Answer get(Call call) {
    StoredObject object = store.open(call.key(), true);
    Content content = object.content();
    long size = content.length();
    long[] range;
    try {
      range = range(call, size);
    } catch (OssFailure e) {
      store.disk().release(content);
      throw e;
    }
    Answer answer =
        Answer.of(range == null ? 200 : 206)
            .with("ETag", '"' + content.etag() + '"')
            .with("Last-Modified", Times.http(object.modified()))
            .with("Content-Type", "application/octet-stream")
            .with("Accept-Ranges", "bytes")
            .with("x-oss-object-type", object.type())
            .with("x-oss-storage-class", "Standard");
    if (!content.crc().isEmpty()) {
      answer.with("x-oss-hash-crc64ecma", content.crc());
    }
    if (range == null) {
      return answer.with(body(content, 0, size));
    }
    return answer
        .with("Content-Range", "bytes " + range[0] + '-' + (range[1] - 1) + '/' + size)
        .with(body(content, range[0], range[1] - range[0]));
  }

  /**
   * Where the wanted bytes begin and end, null for all. A range that makes no sense is overlooked,
   * and all is sent with 200, unless the client wants it otherwise.
   */
  private static long[] range(Call call, long size) {
    String behavior = call.header("x-oss-range-behavior");
    if (!behavior.isEmpty() && !behavior.equals("standard")) {
      throw OssFailure.invalid("x-oss-range-behavior has to be standard");
    }
    Matcher matcher = RANGE.matcher(call.header("range"));
    if (!matcher.matches() || matcher.group().equals("bytes=-")) {
      return null;
    }
    boolean fromEnd = matcher.group(1).isEmpty();
    long first = fromEnd ? size - number(matcher.group(2)) : number(matcher.group(1));
    long last = fromEnd || matcher.group(2).isEmpty() ? size - 1 : number(matcher.group(2));
    boolean standard = !behavior.isEmpty();
    if (first >= 0 && first < size && first <= last && (standard || last < size)) {
      return new long[] {first, Math.min(last + 1, size)};
    }
    if (standard && first >= size) {
      throw new OssFailure(416, "InvalidRange", "The requested range cannot be satisfied");
    }
    return null;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw OssFailure.invalid("The range is too far");
    }
  }

  private Answer.Body body(Content content, long offset, long length) {
    return new Answer.Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void write(OutputStream out) throws IOException {
        store.disk().read(content.range(offset, length), out);
      }

      @Override
      public void close() {
        store.disk().release(content);
      }
    };
  }
}
