// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.object.Body;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A request.
 *
 * @param method its method
 * @param path where to, behind the URL of the account: {@code /container/key}, encoded
 * @param query names and values
 * @param headers names and values
 * @param body what is sent, made again for each attempt
 */
record SwiftRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    Supplier<BodyPublisher> body) {

  static SwiftRequest of(String method, String path) {
    return new SwiftRequest(method, path, Map.of(), Map.of(), BodyPublishers::noBody);
  }

  SwiftRequest query(String name, String value) {
    return new SwiftRequest(method, path, with(query, name, value), headers, body);
  }

  SwiftRequest header(String name, String value) {
    return new SwiftRequest(method, path, query, with(headers, name, value), body);
  }

  SwiftRequest body(Body content) {
    return content.length() == 0 ? this : body(() -> Buffers.publisher(content));
  }

  SwiftRequest body(Supplier<BodyPublisher> content) {
    return new SwiftRequest(method, path, query, headers, content);
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> all = new TreeMap<>(map);
    all.put(name, value);
    return all;
  }

  URI url(URI account) {
    String text =
        query.entrySet().stream()
            .map(one -> encode(one.getKey()) + '=' + encode(one.getValue()))
            .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    return URI.create(account + path + text);
  }

  /** Percent-encodes a path and leaves its slashes. */
  static String encodePath(String path) {
    return encode(path).replace("%2F", "/");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return method + ' ' + path;
  }
}
