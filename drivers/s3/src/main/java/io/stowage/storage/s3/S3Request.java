// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.object.Body;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request for an object, or for the bucket where the key is empty.
 *
 * @param method its method
 * @param key the object's key
 * @param query names and values
 * @param headers names and values
 * @param body what is sent, or null
 */
record S3Request(
    String method,
    String key,
    Map<String, String> query,
    Map<String, String> headers,
    @Nullable Body body) {
  private static final String UNRESERVED = "-._~";

  static S3Request of(String method, String key) {
    return new S3Request(method, key, Map.of(), Map.of(), null);
  }

  S3Request query(String name, String value) {
    return new S3Request(method, key, with(query, name, value), headers, body);
  }

  S3Request header(String name, String value) {
    return new S3Request(method, key, query, with(headers, name, value), body);
  }

  S3Request headers(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putAll(more);
    return new S3Request(method, key, query, all, body);
  }

  S3Request body(Body content) {
    return new S3Request(method, key, query, headers, content);
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> all = new TreeMap<>(map);
    all.put(name, value);
    return all;
  }

  /** The URL, encoded as signatures want it. */
  HttpUrl url(HttpUrl bucket) {
    HttpUrl.Builder url = bucket.newBuilder().encodedPath(bucket.encodedPath() + encode(key, true));
    if (key.isEmpty() && bucket.encodedPath().length() > 1) {
      url.encodedPath(bucket.encodedPath().substring(0, bucket.encodedPath().length() - 1));
    }
    query.forEach(
        (name, value) -> url.addEncodedQueryParameter(encode(name, false), encode(value, false)));
    return url.build();
  }

  /** Percent-encodes all but unreserved characters, and slashes if they are to stay. */
  static String encode(String text, boolean keepSlashes) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0
              || (keepSlashes && c == '/');
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  @Override
  public String toString() {
    return method + " " + (key.isEmpty() ? "of the bucket" : key);
  }
}
