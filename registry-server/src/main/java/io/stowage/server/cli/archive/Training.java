// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first clients of a server ask for: an image is pushed and pulled. Run against a server
 * of a training process, so that the classes that this takes are in its archive.
 */
public final class Training {
  /** The argument that asks {@code registry} for a training run. */
  public static final String ARGUMENT = "archive-training";

  private static final String DIGEST =
      "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
  private static final String CONTENT = "{}";
  private static final String TYPE = "application/vnd.oci.image.manifest.v1+json";
  private static final String MANIFEST =
      "{\"schemaVersion\":2,\"mediaType\":\""
          + TYPE
          + "\",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\""
          + DIGEST
          + "\",\"size\":2},\"layers\":[]}";
  private static final Pattern LOCATION =
      Pattern.compile("(?im)^location: *(?:http://[^/]*)?(.*?)\\s*$");
  private static final int TIMEOUT_MILLIS = 10_000;

  private final int port;

  /** Trains a server that listens on a port of this machine. */
  public Training(int port) {
    this.port = port;
  }

  /**
   * Pushes and pulls.
   *
   * @throws IOException if the server does not answer as it should
   */
  public void run() throws IOException {
    String blob = "/v2/training/blobs/" + DIGEST;
    ask("GET", "/v2/", "", "", 200);
    ask("HEAD", blob, "", "", 404);
    String upload = location(ask("POST", "/v2/training/blobs/uploads/", "", "", 202));
    String next = location(ask("PATCH", upload, "application/octet-stream", CONTENT, 202));
    String query = next.contains("?") ? "&digest=" : "?digest=";
    ask("PUT", next + query + DIGEST, "", "", 201);
    ask("PUT", "/v2/training/manifests/latest", TYPE, MANIFEST, 201);
    ask("GET", "/v2/training/manifests/latest", "", "", 200);
    ask("HEAD", "/v2/training/manifests/latest", "", "", 200);
    ask("GET", blob, "", "", 200);
    ask("GET", "/v2/training/tags/list", "", "", 200);
  }

  private static String location(String answer) throws IOException {
    Matcher matcher = LOCATION.matcher(answer);
    if (!matcher.find()) {
      throw new IOException("no location in the answer");
    }
    return matcher.group(1);
  }

  private String ask(String method, String path, String type, String body, int status)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: "
              + TYPE
              + "\r\nContent-Length: "
              + body.length()
              + (type.isEmpty() ? "" : "\r\nContent-Type: " + type)
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      if (!answer.startsWith("HTTP/1.1 " + status + " ")) {
        throw new IOException(method + " " + path + " was answered otherwise than " + status);
      }
      return answer;
    }
  }
}
