// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection on which a test writes what no client library would. */
final class RawConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawConnection(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came back. */
  record Answer(int status, List<String> headers, String body) {
    String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + name + " in " + headers));
    }
  }

  RawConnection write(String text) {
    return write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawConnection write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends lines of a request with neither body nor further headers, and reads the answer. */
  Answer ask(String... lines) {
    write(String.join("\r\n", lines) + "\r\nHost: localhost\r\n\r\n");
    return read(lines[0].startsWith("HEAD "));
  }

  /** Reads an answer with a {@code Content-Length}. */
  Answer read(boolean head) {
    try {
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      List<String> headers = new ArrayList<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        headers.add(line);
      }
      Answer answer = new Answer(status, headers, "");
      boolean empty = head || status == 100 || status == 304;
      int length = empty ? 0 : Integer.parseInt(answer.header("Content-Length"));
      return new Answer(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes again and again until the server gives the connection up; whether it did in time. */
  boolean writesUntilCut(String text) {
    long deadline = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
    try {
      socket.setSoTimeout(50);
      while (System.nanoTime() < deadline) {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        try {
          if (in.read() < 0) {
            return true;
          }
        } catch (SocketTimeoutException e) {
          // it is still open
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** What comes until the server gives the connection up. */
  String rest() {
    StringBuilder rest = new StringBuilder();
    try {
      for (int c = in.read(); c >= 0; c = in.read()) {
        rest.append((char) c);
      }
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException("the connection is still open", e);
    } catch (IOException e) {
      // a reset is an end, too
      return rest.toString();
    }
    return rest.toString();
  }

  /** Ends what is sent, in the middle of it, and waits until the server gives the connection up. */
  void cut() {
    try {
      socket.shutdownOutput();
      while (in.read() >= 0) {
        // an answer does not matter any more
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended after: " + line);
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
