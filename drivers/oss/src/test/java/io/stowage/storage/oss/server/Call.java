// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a client asks for.
 *
 * @param method its method
 * @param bucket the bucket's name
 * @param key the object's key; empty for the bucket
 * @param query names and values, decoded; empty for a name without a value
 * @param headers names, in lower case, and values
 * @param body what it sends
 */
public record Call(
    String method,
    String bucket,
    String key,
    Map<String, String> query,
    Map<String, String> headers,
    InputStream body) {

  /** Reads a request with the bucket in the host name or in the path. */
  static Call read(HttpExchange exchange, Set<String> buckets) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), only(name, values)));
    String path = exchange.getRequestURI().getRawPath().substring(1);
    String host = headers.getOrDefault("host", "");
    String bucket = host.substring(0, Math.max(0, host.indexOf('.')));
    if (!buckets.contains(bucket)) {
      int slash = path.indexOf('/');
      bucket = Percent.decode(slash < 0 ? path : path.substring(0, slash));
      path = slash < 0 ? "" : path.substring(slash + 1);
    }
    if (!buckets.contains(bucket)) {
      throw new OssFailure(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    return new Call(
        exchange.getRequestMethod(),
        bucket,
        Percent.decode(path),
        query(exchange.getRequestURI().getRawQuery()),
        Map.copyOf(headers),
        exchange.getRequestBody());
  }

  private static String only(String name, List<String> values) {
    if (values.size() != 1) {
      throw OssFailure.invalid("The header " + name + " is there more than once");
    }
    return values.get(0).strip();
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1));
      if (name.isEmpty() || query.put(name, value) != null) {
        throw OssFailure.invalid("The query is not unambiguous");
      }
    }
    return query;
  }

  /** The same without some of the query. */
  Call without(Set<String> names) {
    Map<String, String> rest = new TreeMap<>(query);
    rest.keySet().removeAll(names);
    return new Call(method, bucket, key, rest, headers, body);
  }

  /** A header, empty where there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** A parameter, empty where there is none. */
  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  /** Whether keys are encoded in the answer; deletions say so in a header. */
  boolean isEncoded() {
    String type = parameter("encoding-type") + header("encoding-type");
    if (!type.isEmpty() && !type.equals("url")) {
      throw OssFailure.invalid("The encoding-type is not url");
    }
    return !type.isEmpty();
  }

  /** A number of the query. */
  int number(String name, int usual, int least, int most) {
    String text = parameter(name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw OssFailure.invalid(name + " has to be between " + least + " and " + most);
  }

  boolean forbidsOverwrite() {
    String header = header("x-oss-forbid-overwrite");
    if (!header.isEmpty() && !header.equals("true") && !header.equals("false")) {
      throw OssFailure.invalid("x-oss-forbid-overwrite is neither true nor false");
    }
    return header.equals("true");
  }
}
