// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A request as bytes, right or wrong, with the answer that it must get. Cases lie in files: a line
 * {@code ### expectation: name}, then the request as it goes over the wire. A request without an
 * HTTP version in its first line gets one and a {@code Host}. {@code {length}} stands for the
 * length of the body, {@code {digest}} for its digest, any other name in braces for what the test
 * puts there, and {@link Template} for the rest.
 *
 * @param expectation {@code 400}, {@code 4xx}, {@code 202|4xx}; {@code |closed} where HTTP leaves
 *     the server no way to answer; {@code |plain} where the answer need not be JSON
 */
public record WireCase(String expectation, String name, String request) {

  private static final String START = "### ";

  /** All cases of a resource beside the tests, in their order. */
  public static List<WireCase> in(String resource) throws IOException {
    try (InputStream in = WireCase.class.getResourceAsStream("/real/" + resource)) {
      if (in == null) {
        throw new AssertionError("no resource " + resource);
      }
      String text = new String(in.readAllBytes(), ISO_8859_1);
      List<WireCase> cases =
          Arrays.stream(text.split("(?m)^" + START, -1)).skip(1).map(WireCase::parse).toList();
      if (cases.isEmpty()) {
        throw new AssertionError("no case in " + resource);
      }
      return cases;
    }
  }

  private static WireCase parse(String block) {
    String[] parts = block.split("\n", 2);
    String[] title = parts[0].split(": ", 2);
    return new WireCase(title[0].strip(), title[1].strip(), parts[1].replaceAll("\n+$", ""));
  }

  /** The request with its names filled in. */
  public byte[] bytes(Map<String, String> values) {
    String[] parts = request.split("\n\n", 2);
    String body = parts.length == 2 ? Template.expand(fill(parts[1], values)) : "";
    String head =
        fill(parts[0], values)
            .replace("{length}", String.valueOf(body.length()))
            .replace("{digest}", Bytes.digest(body.getBytes(ISO_8859_1)));
    return (Template.expand(crlf(completed(head))) + "\r\n\r\n" + body).getBytes(ISO_8859_1);
  }

  private static String completed(String head) {
    String[] lines = head.split("\n", 2);
    if (lines[0].contains(" HTTP/")) {
      return head;
    }
    String rest = lines.length == 2 ? "\n" + lines[1] : "";
    return lines[0] + " HTTP/1.1\nHost: registry" + rest;
  }

  private static String crlf(String head) {
    return head.replace("\n", "\r\n");
  }

  private static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  /** Whether a status is among those expected. */
  public boolean allows(int status) {
    return expectations().stream()
        .anyMatch(each -> each.equals("4xx") ? status / 100 == 4 : each.equals("" + status));
  }

  /** Whether the server may hang up without a word. */
  public boolean mayClose() {
    return expectations().contains("closed");
  }

  /** Whether the answer may be no JSON. */
  public boolean mayBePlain() {
    return expectations().contains("plain");
  }

  private List<String> expectations() {
    return List.of(expectation.split("\\|", -1));
  }

  @Override
  public String toString() {
    return name;
  }
}
