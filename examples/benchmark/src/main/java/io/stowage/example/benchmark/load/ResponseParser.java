// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the end of one HTTP/1.1 response after the other in the bytes of a connection, with as
 * little work as that takes: the status, the Content-Length, and the body only counted. Not
 * thread-safe.
 */
final class ResponseParser {
  private static final byte[] CONTENT_LENGTH =
      "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int MAX_HEAD = 32 * 1024;

  private byte[] head = new byte[1024];
  private int headLength;
  private boolean headComplete;
  private boolean withoutBody;
  private int status;
  private long contentLength;
  private long bodyLeft;

  /**
   * Forgets the last response and makes ready for the next.
   *
   * @param toHead whether the next one answers a HEAD and so has no body
   */
  void reset(boolean toHead) {
    headLength = 0;
    headComplete = false;
    withoutBody = toHead;
  }

  /**
   * Consumes bytes up to the end of the response.
   *
   * @return whether the response is complete
   * @throws ProtocolException if this is no response, or one without Content-Length
   */
  boolean feed(ByteBuffer in) throws ProtocolException {
    while (!headComplete && in.hasRemaining()) {
      addToHead(in.get());
    }
    if (!headComplete) {
      return false;
    }
    int skipped = (int) Math.min(bodyLeft, in.remaining());
    in.position(in.position() + skipped);
    bodyLeft -= skipped;
    return bodyLeft == 0;
  }

  int status() {
    return status;
  }

  long contentLength() {
    return contentLength;
  }

  Response response() {
    String text = new String(head, 0, headLength, StandardCharsets.ISO_8859_1);
    return new Response(status, contentLength, text);
  }

  private void addToHead(byte b) throws ProtocolException {
    if (headLength == head.length) {
      if (headLength == MAX_HEAD) {
        throw new ProtocolException("The answer's head exceeds " + MAX_HEAD + " bytes");
      }
      head = Arrays.copyOf(head, headLength * 2);
    }
    head[headLength++] = b;
    if (b == '\n' && headLength >= 4 && head[headLength - 3] == '\n') {
      status = (int) number(STATUS_AT);
      boolean never = status == 204 || status == 304;
      contentLength = never ? 0 : contentLengthInHead();
      bodyLeft = withoutBody ? 0 : contentLength;
      headComplete = true;
    }
  }

  private long contentLengthInHead() throws ProtocolException {
    for (int at = STATUS_AT; at < headLength - CONTENT_LENGTH.length; at++) {
      if (head[at] == '\r' && isContentLength(at)) {
        return number(at + CONTENT_LENGTH.length);
      }
    }
    throw new ProtocolException("An answer with status %d and no Content-Length".formatted(status));
  }

  private boolean isContentLength(int at) {
    for (int i = 0; i < CONTENT_LENGTH.length; i++) {
      byte b = head[at + i];
      if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != CONTENT_LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private long number(int from) throws ProtocolException {
    int at = from;
    while (at < headLength && head[at] == ' ') {
      at++;
    }
    long value = 0;
    int digits = 0;
    for (; at < headLength && head[at] >= '0' && head[at] <= '9'; at++, digits++) {
      value = value * 10 + head[at] - '0';
    }
    if (digits == 0 || digits > 18) {
      String start = new String(head, 0, Math.min(headLength, 60), StandardCharsets.ISO_8859_1);
      throw new ProtocolException("Not an HTTP response: \"%s\"".formatted(start.strip()));
    }
    return value;
  }
}
