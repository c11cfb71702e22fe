// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.storage.Caller;
import io.stowage.storage.StorageException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A storage that is waited for is waited for no longer than the client is there. */
class GivenUpTest {
  private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, new byte[] {1});
  private static final Duration LONG = Duration.ofHours(1);
  private static final byte[] CANCEL = {0, 0, 0, 8};

  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CompletableFuture<Boolean> waited = new CompletableFuture<>();
  private TroubledDriver driver;
  private RunningRegistry registry;

  @BeforeEach
  void start() {
    driver = new TroubledDriver(RunningRegistry.inmemory(), null);
    registry =
        RunningRegistry.start(
            driver, config -> config.withHttp(config.http().toBuilder().h2c(true).build()));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private Exception waitLong() throws InterruptedException {
    waiting.countDown();
    waited.complete(Caller.pause(LONG));
    return new StorageException.Unavailable("away", null);
  }

  private void assertThatNobodyWaitsOnceTheClientHasLeft(String request) throws Exception {
    try (RawConnection client = new RawConnection(registry.port())) {
      client.write(request);
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(waited.get(10, TimeUnit.SECONDS)).isFalse();
  }

  private String upload() {
    URI upload = registry.uri(location(registry.post("/v2/repo/blobs/uploads/")));
    return upload.getRawPath() + '?' + upload.getRawQuery();
  }

  @Test
  void aDownloadIsGivenUp() throws Exception {
    driver.trouble(this::waitLong);

    assertThatNobodyWaitsOnceTheClientHasLeft(
        "GET /v2/repo/blobs/" + DIGEST + " HTTP/1.1\r\nHost: here\r\n\r\n");
  }

  @Test
  void aListingIsGivenUp() throws Exception {
    driver.trouble(this::waitLong);

    assertThatNobodyWaitsOnceTheClientHasLeft("GET /v2/_catalog HTTP/1.1\r\nHost: here\r\n\r\n");
  }

  @Test
  void aCommitIsGivenUp() throws Exception {
    String upload = upload();
    driver.trouble(this::waitLong);

    assertThatNobodyWaitsOnceTheClientHasLeft(
        "PUT "
            + upload
            + "&digest="
            + DIGEST
            + " HTTP/1.1\r\nHost: here\r\n"
            + "Content-Length: 1\r\n\r\n\1");
  }

  @Test
  void aChunkIsGivenUpWhoseRestWillNotCome() throws Exception {
    String upload = upload();
    driver.trouble(this::waitLong);

    assertThatNobodyWaitsOnceTheClientHasLeft(
        "PATCH " + upload + " HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nsome");
  }

  @Test
  void aStreamThatIsResetIsGivenUpWhileItsConnectionStays() throws Exception {
    driver.trouble(this::waitLong);
    try (RawHttp2 client = new RawHttp2(registry.port()).begin()) {
      // GET http://x/v2/_catalog, by RFC 7541
      byte[] catalog = HexFormat.of().parseHex("8286" + "440c2f76322f5f636174616c6f67" + "410178");
      client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM | RawHttp2.END_HEADERS, 1, catalog);
      client.flush();
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

      client.frame(RawHttp2.RESET, 0, 1, CANCEL);
      client.flush();

      assertThat(waited.get(10, TimeUnit.SECONDS)).isFalse();
    }
  }
}
