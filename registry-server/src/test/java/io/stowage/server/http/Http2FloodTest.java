// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.http.guard.Refusals;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Frames of HTTP/2 that cost their sender little and the server much (RFC 9113 section 10.5). */
class Http2FloodTest {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int MANY = 2_000_000;

  /** GET / of http://x (RFC 7541 appendix A). */
  private static final byte[] GET = HexFormat.of().parseHex("8286844101" + "78");

  private final Logger log = (Logger) LoggerFactory.getLogger(Refusals.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private RunningRegistry registry;
  private Socket socket;
  private OutputStream out;

  @BeforeEach
  void start() throws IOException {
    lines.start();
    log.addAppender(lines);
    registry =
        RunningRegistry.start(
            config -> {
              HttpConfig http = config.http();
              return config.withHttp(http.withH2c(true));
            });
    socket = new Socket(InetAddress.getLoopbackAddress(), registry.port());
    socket.setSoTimeout(20_000);
    out = socket.getOutputStream();
    out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0);
  }

  @AfterEach
  void stop() throws IOException {
    log.detachAppender(lines);
    socket.close();
    registry.close();
  }

  private void frame(int type, int flags, int stream, byte... payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    out.write(frame.array());
  }

  /** Frames that are sent until the server has enough of them. */
  private interface Flood {
    void send(int number) throws IOException;
  }

  private void sendUntilCut(Flood flood) {
    try {
      for (int i = 0; i < MANY; i++) {
        flood.send(i);
      }
    } catch (IOException e) {
      return;
    }
    throw new AssertionError("the server takes all of them");
  }

  /** The server has given this connection up, and serves others. */
  private void assertCutAlone() throws IOException {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        in.skipNBytes(6L + length);
      }
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("the connection is still open", e);
    } catch (IOException e) {
      assertThat(registry.get("/v2/").statusCode()).isEqualTo(200);
    }
  }

  private void assertLogged() {
    assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
        .singleElement()
        .asString()
        .startsWith("refused: HTTP/2 was misused, of 127.0.0.1:");
  }

  @Test
  void requestsThatAreResetAtOnceAreBounded() throws IOException {
    sendUntilCut(
        i -> {
          frame(HEADERS, END_STREAM | END_HEADERS, 2 * i + 1, GET);
          frame(RESET, 0, 2 * i + 1, new byte[4]);
        });

    assertCutAlone();
    assertLogged();
  }

  @Test
  void headersWithoutEndAreBounded() throws IOException {
    frame(HEADERS, END_STREAM, 1, GET);
    byte[] header = ("\u0000\u0001a@" + "b".repeat(64)).getBytes(StandardCharsets.US_ASCII);

    sendUntilCut(i -> frame(CONTINUATION, 0, 1, header));

    assertCutAlone();
    assertLogged();
  }

  @Test
  void emptyContinuationsAreBounded() throws IOException {
    frame(HEADERS, END_STREAM, 1, GET);

    sendUntilCut(i -> frame(CONTINUATION, 0, 1));

    assertCutAlone();
    assertLogged();
  }

  @Test
  void settingsWhoseAnswersNobodyReadsAreBounded() throws IOException {
    sendUntilCut(i -> frame(SETTINGS, 0, 0));

    assertCutAlone();
  }

  @Test
  void pingsWhoseAnswersNobodyReadsAreBounded() throws IOException {
    sendUntilCut(i -> frame(PING, 0, 0, new byte[8]));

    assertCutAlone();
  }
}
