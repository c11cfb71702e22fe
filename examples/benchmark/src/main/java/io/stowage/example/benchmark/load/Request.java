// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP/1.1 request without its body.
 *
 * @param method GET, HEAD, ...
 * @param target path and query
 * @param headers header lines, each ended by CR LF; without Host
 */
public record Request(String method, String target, String headers) {

  /** A request without header lines but Host. */
  public static Request of(String method, String target) {
    return new Request(method, target, "");
  }

  /** A GET without header lines but Host. */
  public static Request get(String target) {
    return of("GET", target);
  }

  /** Returns this request with one more header line. */
  public Request with(String name, String value) {
    return new Request(method, target, headers + name + ": " + value + "\r\n");
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  byte[] encode(InetSocketAddress host) {
    return "%s %s HTTP/1.1\r\nHost: %s:%d\r\n%s\r\n"
        .formatted(method, target, host.getAddress().getHostAddress(), host.getPort(), headers)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
