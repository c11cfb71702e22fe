// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer as it was read from a socket.
 *
 * @param headers by name in lower case
 * @param body each character a byte
 */
public record Answer(int status, Map<String, String> headers, String body) {

  static Optional<Answer> read(InputStream in) throws IOException {
    try {
      String statusLine = line(in);
      if (statusLine.isEmpty()) {
        return Optional.empty();
      }
      int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
      Map<String, String> headers = new TreeMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      if (status == 100) {
        return read(in);
      }
      return Optional.of(new Answer(status, headers, body(in, headers)));
    } catch (SocketException reset) {
      return Optional.empty();
    }
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return chunks(in);
    }
    String length = headers.get("content-length");
    byte[] bytes =
        length == null ? in.readAllBytes() : in.readNBytes(Math.toIntExact(Long.parseLong(length)));
    return new String(bytes, ISO_8859_1);
  }

  private static String chunks(InputStream in) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.append(new String(in.readNBytes(size), ISO_8859_1));
      line(in);
    }
    return body.toString();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != -1 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
