// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.server.config.Network;
import io.stowage.server.http.guard.Refusals;
import io.stowage.server.http.net.AccessLog;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The header by which a balancer says whose connection it passes on (the PROXY protocol). */
class ProxyProtocolTest {
  private static final String REQUEST = "GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n";

  /** The signature of version 2, and its version. */
  private static final String VERSION_2 = "0d0a0d0a000d0a515549540a" + "2";

  private final Logger access = (Logger) LoggerFactory.getLogger(AccessLog.LOGGER);
  private final Logger refusals = (Logger) LoggerFactory.getLogger(Refusals.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private RunningRegistry registry;

  @BeforeEach
  void start() {
    lines.start();
    access.addAppender(lines);
    refusals.addAppender(lines);
    registry = behind("127.0.0.0/8");
  }

  @AfterEach
  void stop() {
    access.detachAppender(lines);
    refusals.detachAppender(lines);
    registry.close();
  }

  private static RunningRegistry behind(String balancers) {
    List<Network> networks = List.of(Network.parse(balancers).orElseThrow());
    return RunningRegistry.start(
        config -> config.withHttp(config.http().toBuilder().proxies(networks).build()));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** The first line of the log, which is written when an answer has been sent. */
  private String logged() {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (lines.list.isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(lines.list).isNotEmpty();
    return lines.list.get(0).getFormattedMessage();
  }

  private String loggedOf(byte[] header) {
    try (RawConnection connection = new RawConnection(registry.port())) {
      connection.write(header).write(REQUEST);
      assertThat(connection.read(false).status()).isEqualTo(200);
    }
    return logged();
  }

  @Test
  void aLineOfVersion1NamesTheClient() {
    byte[] header =
        "PROXY TCP4 203.0.113.7 192.0.2.1 56324 5000\r\n".getBytes(StandardCharsets.US_ASCII);

    assertThat(loggedOf(header)).startsWith("203.0.113.7 - - [");
  }

  @Test
  void aHeaderOfVersion2NamesTheClient() {
    String addresses = "20010db8000000000000000000000007" + "20010db8000000000000000000000001";

    assertThat(loggedOf(bytes(VERSION_2 + "1" + "21" + "0024" + addresses + "dc041388")))
        .startsWith("2001:db8:0:0:0:0:0:7 - - [");
  }

  @Test
  void whatABalancerAddsToTheAddressesIsPassedOver() {
    String addresses = "cb007107" + "c0000201" + "dc041388";

    assertThat(loggedOf(bytes(VERSION_2 + "1" + "11" + "0012" + addresses + "050003" + "616263")))
        .startsWith("203.0.113.7 - - [");
  }

  @Test
  void aBalancersOwnConnectionIsItsOwn() {
    assertThat(loggedOf(bytes(VERSION_2 + "0" + "00" + "0000"))).startsWith("127.0.0.1 - - [");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        REQUEST,
        "PROXY TCP4 203.0.113.7\r\n" + REQUEST,
        "PROXY TCP4 203.0.113.700 192.0.2.1 1 2\r\n" + REQUEST,
        "PROXY TCP4 203.0.113.7 192.0.2.1 1 70000\r\n" + REQUEST,
        "PROXY TCP9 203.0.113.7 192.0.2.1 1 2\r\n" + REQUEST
      })
  void aConnectionWithoutARightHeaderIsClosed(String start) {
    try (RawConnection connection = new RawConnection(registry.port())) {
      connection.write(start);

      assertThat(connection.rest()).isEmpty();
    }
    assertThat(logged())
        .startsWith(
            "refused: a connection from http.proxyprotocol began with no right PROXY header, of"
                + " 127.0.0.1:");
  }

  @Test
  void aHeaderWithMoreThanAnyBalancerAddsIsRefused() {
    String more = "00".repeat(5_000);
    try (RawConnection connection = new RawConnection(registry.port())) {
      connection.write(bytes(VERSION_2 + "1" + "11" + "ffff" + "cb007107c0000201dc041388" + more));

      assertThat(connection.rest()).isEmpty();
    }
  }

  @Test
  void whoIsNoBalancerCannotSayThatItIsAnotherClient() {
    try (RunningRegistry other = behind("192.0.2.0/24");
        RawConnection connection = new RawConnection(other.port())) {
      connection.write("PROXY TCP4 203.0.113.7 192.0.2.1 56324 5000\r\n" + REQUEST);

      assertThat(connection.read(false).status()).isEqualTo(400);
      assertThat(other.get("/v2/").statusCode()).isEqualTo(200);
    }
  }
}
