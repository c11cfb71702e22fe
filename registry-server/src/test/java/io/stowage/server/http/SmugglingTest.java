// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that somebody on the way may read in another way than the server does. */
class SmugglingTest {
  private static final String UPGRADE =
      "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";

  private static RunningRegistry registry;

  /** Has HTTP/2 on clear text, where the first request of a connection may ask for it. */
  private static RunningRegistry upgrading;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
    upgrading =
        RunningRegistry.start(
            config -> config.withHttp(config.http().toBuilder().h2c(true).build()));
  }

  @AfterAll
  static void stop() {
    registry.close();
    upgrading.close();
  }

  private static final List<String> HEADS =
      List.of(
          "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n",
          "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
          "Content-Length: 5, 6\r\n\r\nhello!",
          "Content-Length: +5\r\n\r\nhello",
          "Content-Length: -5\r\n\r\nhello",
          "Content-Length: 0x5\r\n\r\nhello",
          "Content-Length: 5 5\r\n\r\nhello",
          "Content-Length: 99999999999999999999\r\n\r\nhello",
          "Content-Length : 5\r\n\r\nhello",
          "Content-Length\t: 5\r\n\r\nhello",
          "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: identity\r\n\r\nhello",
          "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
          "X-A: b\r\n c\r\n\r\n",
          "X-A: b\r\n\tContent-Length: 5\r\n\r\nhello",
          "X-A: b\nContent-Length: 5\r\n\r\nhello",
          "Content-Length: 5\n\nhello",
          "X-A: b\rContent-Length: 5\r\n\r\nhello",
          "X-A: b\u0000c\r\n\r\n",
          "no colon\r\n\r\n");

  private static final List<String> CHUNKS =
      List.of("z\r\n", "-1\r\n", "5\nhello", "FFFFFFFFF\r\n", "5\r\nhelloX\r\n", "\r\n");

  private static List<String> heads(String first) {
    String begin = "POST /v2/repo/blobs/uploads/ HTTP/1.1\r\nHost: x\r\n" + first;
    return HEADS.stream().map(rest -> begin + rest).toList();
  }

  @Test
  void headsThatCanBeReadInTwoWaysAreRefused() {
    assertRefused(registry, heads(""));
  }

  @Test
  void suchAFirstHeadIsRefusedWhereHttp2MayComeToo() {
    assertRefused(upgrading, Stream.concat(heads("").stream(), heads(UPGRADE).stream()).toList());
  }

  @Test
  void aBodyOfAFirstRequestIsNoRequestWhereHttp2MayComeToo() {
    String body = "GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n";
    String head =
        "POST /v2/ HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n".formatted(body.length());
    for (String request : List.of(head + "\r\n" + body, head + UPGRADE + "\r\n" + body)) {
      try (RawConnection connection = new RawConnection(upgrading.port())) {
        connection.write(request);

        assertThat(connection.read(false).status()).isEqualTo(405);
        assertThat(connection.ask("GET /v2/none HTTP/1.1").status()).isEqualTo(404);
      }
    }
  }

  @Test
  void bodiesOfBadChunksAreRefused() {
    assertRefused(
        registry,
        CHUNKS.stream()
            .map(
                chunks -> {
                  URI upload =
                      registry.uri(
                          RunningRegistry.location(registry.post("/v2/repo/blobs/uploads/")));
                  return "PATCH "
                      + upload.getRawPath()
                      + "?"
                      + upload.getRawQuery()
                      + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + chunks;
                })
            .toList());
  }

  @Test
  void chunksInAVersionWithoutThemAreRefused() {
    assertRefused(
        registry, List.of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
  }

  @Test
  void aHeadThatComesByteByByteIsReadTheSame() {
    try (RawConnection connection = new RawConnection(registry.port())) {
      for (char c : "GET /v2/ HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c\r\n\r\n".toCharArray()) {
        connection.write(String.valueOf(c));
      }

      assertThat(connection.read(false).status()).isEqualTo(400);
    }
  }

  @Test
  void spacesThatAreNoFoldsAreNoMatter() {
    try (RawConnection connection = new RawConnection(registry.port())) {
      for (int i = 0; i < 3; i++) {
        connection.write(
            "POST /v2/ HTTP/1.1\r\nHost: x\r\nX-A:  \r\nContent-Length: 6\r\n\r\n\n a\n b");

        assertThat(connection.read(false).status()).isEqualTo(405);
      }
    }
  }

  /**
   * Each is answered once, with 400, and its connection closed: what follows is not looked at. All
   * at the same time, since a connection is closed only after its client had time to read.
   */
  private static void assertRefused(RunningRegistry server, List<String> requests) {
    Map<String, RawConnection> connections = new LinkedHashMap<>();
    try {
      for (String request : requests) {
        RawConnection connection = new RawConnection(server.port());
        connections.put(request, connection);
        connection.write(request + "GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      SoftAssertions softly = new SoftAssertions();
      connections.forEach(
          (request, connection) -> {
            RawConnection.Answer answer = connection.read(false);
            softly.assertThat(answer.status()).as(request).isEqualTo(400);
            softly
                .assertThat(answer.headers())
                .as(request)
                .anyMatch(line -> line.equalsIgnoreCase("connection: close"));
            softly.assertThat(answer.body()).as(request).contains("\"errors\"");
          });
      connections.forEach(
          (request, connection) -> softly.assertThat(connection.rest()).as(request).isEmpty());
      softly.assertAll();
    } finally {
      connections.values().forEach(RawConnection::close);
    }
  }
}
