// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.StorageException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TroubleTest {
  private static final byte[] CONTENT = {1, 2, 3};
  private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, CONTENT);
  private static final String UPLOADS = "/v2/repo/blobs/uploads/";

  private final Logger log = (Logger) LoggerFactory.getLogger(Failures.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private TroubledDriver driver;
  private RunningRegistry registry;

  @BeforeEach
  void start() {
    driver = new TroubledDriver(RunningRegistry.inmemory(), null);
    registry = RunningRegistry.start(driver, UnaryOperator.identity());
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stop() {
    log.detachAppender(lines);
    registry.close();
  }

  private List<ILoggingEvent> errors() {
    return lines.list.stream().filter(line -> line.getLevel() == Level.ERROR).toList();
  }

  @Test
  void aStoreThatIsAwayIsWorthAnotherTry() {
    driver.trouble(() -> new StorageException.Unavailable("bucket x is away", null));

    for (HttpResponse<byte[]> response :
        List.of(
            registry.get("/v2/repo/blobs/" + DIGEST),
            registry.get("/v2/repo/manifests/latest"),
            registry.get("/v2/repo/tags/list"),
            registry.get("/v2/_catalog"),
            registry.get("/v2/repo/referrers/" + DIGEST),
            registry.delete("/v2/repo/blobs/" + DIGEST),
            registry.post(UPLOADS))) {
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(header(response, "Retry-After")).isEqualTo("5");
      assertThat(text(response)).contains("\"code\":\"UNAVAILABLE\"").doesNotContain("bucket x");
    }
    driver.trouble(null);
    assertThat(registry.post(UPLOADS).statusCode()).isEqualTo(202);
  }

  @Test
  void anUploadSurvivesAStoreThatWasAway() {
    String upload = location(registry.post(UPLOADS));
    driver.trouble(() -> new StorageException.Unavailable("away", null));
    assertThat(registry.put(upload + "&digest=" + DIGEST, CONTENT).statusCode()).isEqualTo(503);
    driver.trouble(null);

    HttpResponse<byte[]> put = registry.put(upload + "&digest=" + DIGEST, CONTENT);

    assertThat(put.statusCode()).isEqualTo(201);
  }

  @Test
  void aFullStoreSaysSo() {
    String upload = location(registry.post(UPLOADS));
    driver.trouble(() -> new StorageException.Full("/data is full", null));

    HttpResponse<byte[]> response = registry.patch(upload, CONTENT);

    assertThat(response.statusCode()).isEqualTo(507);
    assertThat(text(response)).contains("the registry's storage is full").doesNotContain("/data");
  }

  @Test
  void aFaultOfOursIsFoundInTheLogByTheIdInTheAnswer() {
    driver.trouble(() -> new IllegalStateException("a secret of the inside"));

    HttpResponse<byte[]> response = registry.get("/v2/some/repo/tags/list");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(text(response)).contains("\"code\":\"UNKNOWN\"").doesNotContain("secret");
    assertThat(errors()).hasSize(1);
    ILoggingEvent line = errors().get(0);
    String id = text(response).replaceAll(".*\"request\":\"([^\"]+)\".*", "$1");
    assertThat(line.getFormattedMessage())
        .contains("GET /v2/some/repo/tags/list", "request=" + id, "repository=some/repo");
    assertThat(line.getThrowableProxy().getMessage()).isEqualTo("a secret of the inside");
  }

  @Test
  void theIdOfAProxyIsKept() {
    driver.trouble(() -> new IllegalStateException("broken"));

    assertThat(text(registry.get("/v2/_catalog", "X-Request-ID", "abc-1")))
        .contains("\"request\":\"abc-1\"");
    assertThat(text(registry.get("/v2/_catalog", "X-Request-ID", "abc 1\""))).doesNotContain("abc");
  }

  @Test
  void aMistakeOfAClientIsNoErrorOfOurs() {
    registry.get("/v2/repo/blobs/" + DIGEST);
    registry.get("/v2/NO/tags/list");
    registry.send("POST", UPLOADS + "?digest=" + DIGEST, BodyPublishers.ofString("other"));

    assertThat(errors()).isEmpty();
    assertThat(lines.list).allMatch(line -> line.getThrowableProxy() == null);
  }
}
