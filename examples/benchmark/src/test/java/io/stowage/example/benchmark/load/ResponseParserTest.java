// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseParserTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 3\r\n\r\n";

  private final ResponseParser parser = new ResponseParser();

  @Test
  void responseIsCompleteWithItsLastByteHoweverItIsCut() throws ProtocolException {
    ByteBuffer in = bytes(OK + "abc");

    while (in.remaining() > 1) {
      assertThat(parser.feed(ByteBuffer.wrap(new byte[] {in.get()}))).isFalse();
    }

    assertThat(parser.feed(in)).isTrue();
    assertThat(parser.status()).isEqualTo(200);
    assertThat(parser.contentLength()).isEqualTo(3);
  }

  @Test
  void nextResponseIsLeftInTheBuffer() throws ProtocolException {
    ByteBuffer in = bytes(OK + "abc" + "HTTP/1.1 404 Not Found\r\ncontent-length:0\r\n\r\n");

    assertThat(parser.feed(in)).isTrue();
    parser.reset(false);

    assertThat(parser.feed(in)).isTrue();
    assertThat(parser.status()).isEqualTo(404);
  }

  @Test
  void answerToHeadHasALengthButNoBody() throws ProtocolException {
    parser.reset(true);

    assertThat(parser.feed(bytes(OK))).isTrue();
    assertThat(parser.contentLength()).isEqualTo(3);
  }

  @Test
  void noContentNeedsNoLength() throws ProtocolException {
    assertThat(parser.feed(bytes("HTTP/1.1 204 No Content\r\n\r\n"))).isTrue();
  }

  @Test
  void headersAreFoundInAnyCase() throws ProtocolException {
    parser.feed(bytes(OK));

    assertThat(parser.response().header("x-a")).contains("b");
    assertThat(parser.response().header("x-b")).isEmpty();
  }

  @Test
  void longHeadIsKeptWhole() throws ProtocolException {
    String head = "HTTP/1.1 202 Accepted\r\nX: %s\r\nContent-Length: 0\r\n\r\n";

    assertThat(parser.feed(bytes(head.formatted("x".repeat(9000))))).isTrue();
    assertThat(parser.response().header("X")).hasValueSatisfying(x -> assertThat(x).hasSize(9000));
  }

  @Test
  void bodyOfUnknownLengthIsRefused() {
    ByteBuffer in = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> parser.feed(in))
        .withMessageContaining("no Content-Length");
  }

  @Test
  void somethingElseThanHttpIsRefused() {
    ByteBuffer in = bytes("220 mail.example ESMTP\r\n\r\n");

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> parser.feed(in))
        .withMessageContaining("220 mail.example");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
