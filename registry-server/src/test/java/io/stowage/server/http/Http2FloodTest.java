// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RawHttp2.CONTINUATION;
import static io.stowage.server.http.RawHttp2.END_HEADERS;
import static io.stowage.server.http.RawHttp2.END_STREAM;
import static io.stowage.server.http.RawHttp2.GET;
import static io.stowage.server.http.RawHttp2.GO_AWAY;
import static io.stowage.server.http.RawHttp2.HEADERS;
import static io.stowage.server.http.RawHttp2.PING;
import static io.stowage.server.http.RawHttp2.RESET;
import static io.stowage.server.http.RawHttp2.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.server.http.guard.Refusals;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Frames of HTTP/2 that cost their sender little and the server much (RFC 9113 section 10.5). */
class Http2FloodTest {
  private static final int MANY = 2_000_000;

  private final Logger log = (Logger) LoggerFactory.getLogger(Refusals.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private RunningRegistry registry;
  private RawHttp2 connection;

  @BeforeEach
  void start() throws IOException {
    lines.start();
    log.addAppender(lines);
    registry =
        RunningRegistry.start(
            config -> config.withHttp(config.http().toBuilder().h2c(true).build()));
    connection = new RawHttp2(registry.port()).begin();
  }

  @AfterEach
  void stop() throws IOException {
    log.detachAppender(lines);
    connection.close();
    registry.close();
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
      connection.flush();
    } catch (IOException e) {
      return;
    }
    throw new AssertionError("the server takes all of them");
  }

  /** The server has given this connection up, and serves others. */
  private void assertCutAlone() throws IOException {
    try {
      while (true) {
        connection.next(GO_AWAY);
      }
    } catch (SocketTimeoutException e) {
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
          connection.frame(HEADERS, END_STREAM | END_HEADERS, 2 * i + 1, GET);
          connection.frame(RESET, 0, 2 * i + 1, new byte[4]);
        });

    assertCutAlone();
    assertLogged();
  }

  @Test
  void headersWithoutEndAreBounded() throws IOException {
    connection.frame(HEADERS, END_STREAM, 1, GET);
    byte[] header = ("\u0000\u0001a@" + "b".repeat(64)).getBytes(StandardCharsets.US_ASCII);

    sendUntilCut(i -> connection.frame(CONTINUATION, 0, 1, header));

    assertCutAlone();
    assertLogged();
  }

  @Test
  void emptyContinuationsAreBounded() throws IOException {
    connection.frame(HEADERS, END_STREAM, 1, GET);

    sendUntilCut(i -> connection.frame(CONTINUATION, 0, 1));

    assertCutAlone();
    assertLogged();
  }

  @Test
  void emptyContinuationsAfterAnUpgradeAreBounded() throws IOException {
    connection.close();
    connection = new RawHttp2(registry.port());
    assertThat(connection.upgrade()).startsWith("HTTP/1.1 101 ");
    connection.begin();
    connection.frame(HEADERS, END_STREAM, 3, GET);

    sendUntilCut(i -> connection.frame(CONTINUATION, 0, 3));

    assertCutAlone();
    assertLogged();
  }

  @Test
  void oneHeaderListThatIsTooLongIsRefused() throws IOException {
    connection.frame(HEADERS, END_STREAM, 1, GET);
    byte[] header =
        ("\u0000\u0001a\u007f\u0081~" + "b".repeat(16_256)).getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 5; i++) {
      connection.frame(CONTINUATION, i == 4 ? END_HEADERS : 0, 1, header);
    }
    connection.flush();

    assertThat(connection.next(HEADERS).status()).isEqualTo("431");
  }

  @Test
  void settingsWhoseAnswersNobodyReadsAreBounded() throws IOException {
    sendUntilCut(i -> connection.frame(SETTINGS, 0, 0));

    assertCutAlone();
    assertLogged();
  }

  @Test
  void pingsWhoseAnswersNobodyReadsAreBounded() throws IOException {
    sendUntilCut(i -> connection.frame(PING, 0, 0, new byte[8]));

    assertCutAlone();
    assertLogged();
  }
}
