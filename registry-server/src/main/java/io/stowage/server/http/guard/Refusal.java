// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.guard;

/** Why a connection was closed, or a request on it refused, as an operator wants them counted. */
public enum Refusal {
  /** Both sides found no TLS that suits them, or one did not trust the other. */
  TLS("TLS could not be agreed on"),
  /** What a balancer sent does not begin with who its client is. */
  PROXY("a connection from http.proxyprotocol began with no right PROXY header"),
  /** No request, or a part of one, was all that came for too long. */
  SLOW_HEAD("no whole request came in http.limits.headertimeout"),
  /** A connection without requests was kept for too long. */
  IDLE("there was no request for http.limits.idletimeout"),
  /** A transfer waits for its client, and next to nothing moves. */
  STALLED("a transfer hardly moved for http.limits.idletimeout"),
  /** There were too many connections, and this one had no request, or was the last. */
  TOO_MANY("there were more connections than http.limits.connections"),
  /** What came is no request, or one that others may read in another way. */
  MALFORMED("a request was malformed"),
  /** HTTP/2 was not spoken as it must be, or too much of it. */
  HTTP2("HTTP/2 was misused");

  private final String reason;

  Refusal(String reason) {
    this.reason = reason;
  }

  /** In words. */
  String reason() {
    return reason;
  }

  /** Whether it is the usual end of a connection, of which nobody wants to read. */
  boolean usual() {
    return this == IDLE;
  }
}
