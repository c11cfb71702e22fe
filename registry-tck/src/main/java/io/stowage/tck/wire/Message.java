// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One message of HTTP/1.1, byte by byte as it came. */
final class Message {
  private static final int LONGEST_HEAD = 64 << 10;
  private static final int LARGEST_BODY = 16 << 20;

  /** The first line and the headers, with the empty line behind them. */
  private final String head;

  /** The rest, framed as it came. */
  private final byte[] body;

  private final boolean last;

  private Message(String head, byte[] body, boolean last) {
    this.head = head;
    this.body = body;
    this.last = last;
  }

  /** Says that the body may come. */
  @FunctionalInterface
  interface Leave {
    void give() throws IOException;
  }

  /** Reads a request; null where there is no other. */
  static @Nullable Message request(InputStream in, Leave leave) throws IOException {
    String head = head(in);
    if (head.isEmpty()) {
      return null;
    }
    if (header(head, "expect") != null) {
      leave.give();
    }
    return new Message(head, framed(head, in), false);
  }

  /** Reads the answer to a request. */
  static Message answer(InputStream in, Message request) throws IOException {
    String head = head(in);
    while (head.startsWith("HTTP/1.1 1")) {
      head = head(in);
    }
    if (head.isEmpty()) {
      throw new EOFException("the store gave no answer to " + request);
    }
    String status = head.split(" ", 3)[1];
    if (request.head.startsWith("HEAD ") || status.equals("204") || status.equals("304")) {
      return new Message(head, new byte[0], false);
    }
    boolean last = header(head, "content-length") == null && !isChunked(head);
    return new Message(head, last ? bytes(in, LARGEST_BODY, false) : framed(head, in), last);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      if (head.append((char) next).length() > LONGEST_HEAD) {
        throw new IOException("the head of a message has no end");
      }
    }
    return head.toString();
  }

  private static byte[] framed(String head, InputStream in) throws IOException {
    if (isChunked(head)) {
      return chunks(in);
    }
    String length = header(head, "content-length");
    return length == null ? new byte[0] : bytes(in, Long.parseLong(length), true);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (long length = -1; length != 0; ) {
      String line = line(in);
      length = Long.parseLong(line.split("[;\r]", 2)[0].strip(), 16);
      all.writeBytes(line.getBytes(ISO_8859_1));
      all.writeBytes(bytes(in, length, true));
      all.writeBytes(line(in).getBytes(ISO_8859_1));
    }
    return all.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.indexOf("\n") < 0) {
      int next = in.read();
      if (next < 0 || line.length() > LONGEST_HEAD) {
        throw new EOFException("a chunk ends early");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private static byte[] bytes(InputStream in, long length, boolean all) throws IOException {
    if (length > LARGEST_BODY) {
      throw new IOException("a message of " + length + " bytes is more than the journey needs");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (all && bytes.length < length) {
      throw new EOFException("a message ends early");
    }
    return bytes;
  }

  private static boolean isChunked(String head) {
    return "chunked".equalsIgnoreCase(header(head, "transfer-encoding"));
  }

  private static @Nullable String header(String head, String name) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return null;
  }

  /** Whether the end of the connection is its end. */
  boolean last() {
    return last;
  }

  boolean hasBody() {
    return body.length > 0;
  }

  byte[] bytes() {
    byte[] start = head.getBytes(ISO_8859_1);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  /** The same with one bit of the body turned over. */
  Message damaged() {
    byte[] wrong = body.clone();
    wrong[wrong.length / 2] ^= 1;
    return new Message(head, wrong, last);
  }

  /** Method and path, and of parameters, which may let somebody in, the names. */
  @Override
  public String toString() {
    String[] line = head.split(" ", 3);
    return line[0] + ' ' + line[1].replaceAll("=[^&]*", "");
  }
}
