// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.server.config.TlsConfig;
import io.vertx.core.Future;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class TlsRenewalTest {
  private final Instant now = Instant.now();

  @TempDir private static Path directory;
  private static TestCertificate old;
  private static TestCertificate fresh;

  @TempDir private Path live;
  private final List<ServerSSLOptions> installed = new ArrayList<>();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private TlsRenewal renewal;

  @BeforeAll
  static void makeCertificates() throws Exception {
    old = TestCertificate.make(directory, "RSA");
    fresh = TestCertificate.make(directory, "EC");
  }

  @BeforeEach
  void serveTheOld() throws Exception {
    put(old.certificateFile(), "cert.pem");
    put(old.keyFile(), "key.pem");
    TlsConfig config = TlsConfig.of(live.resolve("cert.pem"), live.resolve("key.pem"));
    renewal =
        new TlsRenewal(
            Tls.load(config),
            new ServerSSLOptions(),
            options -> {
              installed.add(options);
              return Future.succeededFuture();
            });
    lines.start();
    log().addAppender(lines);
  }

  @AfterEach
  void leaveTheLog() {
    log().detachAppender(lines);
  }

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger(TlsRenewal.class);
  }

  private void put(Path file, String name) throws Exception {
    Files.copy(file, live.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private List<String> warnings() {
    return lines.list.stream()
        .filter(line -> line.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void nothingIsDoneWhileNothingChanges() {
    renewal.look(now);
    renewal.look(now);

    assertThat(installed).isEmpty();
    assertThat(lines.list).isEmpty();
  }

  @Test
  void aNewPairIsInstalledOnce() throws Exception {
    put(fresh.certificateFile(), "cert.pem");
    put(fresh.keyFile(), "key.pem");

    renewal.look(now);
    renewal.look(now);

    assertThat(installed).hasSize(1);
    assertThat(installed.get(0).getKeyCertOptions()).isNotNull();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aPairThatIsReplacedOneFileAfterTheOtherIsNoMatterToWarnOf() throws Exception {
    put(fresh.certificateFile(), "cert.pem");
    renewal.look(now);
    put(fresh.keyFile(), "key.pem");
    renewal.look(now);

    assertThat(installed).hasSize(1);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aPairThatDoesNotFitIsWarnedOfOnceAndNotUsed() throws Exception {
    put(fresh.certificateFile(), "cert.pem");

    for (int i = 0; i < 5; i++) {
      renewal.look(now);
    }

    assertThat(installed).isEmpty();
    assertThat(warnings())
        .containsExactly(
            "http.tls.key: "
                + live.resolve("key.pem")
                + " is not the key of the certificate "
                + live.resolve("cert.pem")
                + "; what was read before stays in use");
  }

  @Test
  void filesThatVanishLeaveTheOldPairInUse() throws Exception {
    Files.delete(live.resolve("cert.pem"));

    renewal.look(now);
    renewal.look(now);

    assertThat(installed).isEmpty();
    assertThat(warnings()).hasSize(1);
  }

  @Test
  void aPairThatExpiresSoonIsSaidToDaily() {
    Instant soon = now.plus(Duration.ofDays(85));

    for (int hour = 0; hour < 48; hour++) {
      renewal.look(soon.plus(Duration.ofHours(hour)));
    }

    assertThat(warnings()).hasSize(2).allMatch(line -> line.contains("cert.pem expires in"));
  }
}
