// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.config.load;

import static io.stowage.server.config.load.Configs.errors;
import static io.stowage.server.config.load.Configs.load;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.HealthConfig;
import io.stowage.server.config.HealthConfig.FileCheck;
import io.stowage.server.config.HealthConfig.Pace;
import io.stowage.server.config.HealthConfig.PortCheck;
import io.stowage.server.config.HealthConfig.UrlCheck;
import io.stowage.server.config.ListenAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthReaderTest {
  private static final String FILE = "storage: {inmemory: {}}\n";

  @Test
  void nothingIsLookedAtUnlessAskedFor() {
    assertThat(load(FILE).config().health()).isEqualTo(HealthConfig.none());
  }

  @Test
  void everyCheckIsRead() {
    HealthConfig health =
        load(FILE
                + """
                http: {debug: {addr: ':5001'}}
                health:
                  storagedriver: {enabled: true, interval: 3s, threshold: 2}
                  file: [{file: /down}, {file: /off, interval: 1s}]
                  http:
                    - uri: https://backend.example/x
                      headers: {Accept: [a, b]}
                      statuscode: 204
                      timeout: 2s
                      threshold: 4
                  tcp: [{addr: 'redis.example:6379', interval: 20s}]
                """)
            .config()
            .health();

    Pace usual = new Pace(Duration.ofSeconds(10), 0);
    assertThat(health)
        .isEqualTo(
            new HealthConfig(
                Optional.of(new ListenAddress.Tcp("0.0.0.0", 5001)),
                Optional.of(new Pace(Duration.ofSeconds(3), 2)),
                List.of(
                    new FileCheck(Path.of("/down"), usual),
                    new FileCheck(Path.of("/off"), new Pace(Duration.ofSeconds(1), 0))),
                List.of(
                    new UrlCheck(
                        URI.create("https://backend.example/x"),
                        Map.of("Accept", List.of("a", "b")),
                        204,
                        Duration.ofSeconds(2),
                        new Pace(Duration.ofSeconds(10), 4))),
                List.of(
                    new PortCheck(
                        new ListenAddress.Tcp("redis.example", 6379),
                        Duration.ofSeconds(20),
                        new Pace(Duration.ofSeconds(20), 0)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "health: {file: [{interval: 1s}]}|health.file[].file: is missing",
        "health: {http: [{uri: 'ftp://x'}]}|health.http[].uri: is not a URL"
            + " (such as https://backend.example/)",
        "health: {tcp: [{addr: nowhere}]}|health.tcp[].addr: \"nowhere\" is not host:port"
            + " (such as 127.0.0.1:5000 or :5000)",
        "http: {debug: {addr: nowhere}}|http.debug.addr: \"nowhere\" is not host:port"
            + " (such as 127.0.0.1:5000 or :5000)",
      })
  void whatIsWrongIsNamed(String yaml, String message) {
    assertThat(errors(load(FILE + yaml))).containsExactly(message);
  }
}
