// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.server.config.ClientCertificate;
import io.stowage.server.config.DrainConfig;
import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.ListenAddress;
import io.stowage.server.config.TlsConfig;
import io.stowage.server.http.guard.ConnectionGuard;
import io.stowage.server.http.net.tls.TestCertificate;
import io.stowage.server.http.transfer.BlobPump;
import io.stowage.server.http.transfer.BodyIntake;
import io.stowage.server.http.transfer.ClientGoneException;
import io.stowage.server.http.transfer.Gateway;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {
  @TempDir private static Path directory;

  private final ConnectionGuard guard = new ConnectionGuard(HttpConfig.defaults());
  private final Vertx vertx = EventLoops.start(guard);
  private final Gateway gateway = Gateway.open(4);
  private final BodyIntake intake = new BodyIntake(gateway);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    gateway.close();
  }

  private static HttpConfig http(Optional<TlsConfig> tls, boolean http2, boolean h2c) {
    HttpConfig.Builder http =
        HttpConfig.defaults().toBuilder()
            .addr(new ListenAddress.Tcp("127.0.0.1", 0))
            .drain(DrainConfig.none())
            .http2(http2)
            .h2c(h2c);
    tls.ifPresent(http::tls);
    return http.build();
  }

  private Listener listen(HttpConfig http, Handler<HttpServerRequest> application)
      throws IOException {
    return Listener.open(vertx, guard, http, application, intake, null);
  }

  private static URI url(String scheme, Listener listener) {
    return URI.create(scheme + "://" + listener.address() + "/");
  }

  private static void echo(BodyIntake intake, HttpServerRequest request) {
    intake
        .hold(request)
        .bytes(10_000_000)
        .onSuccess(body -> request.response().end(Buffer.buffer(body)));
  }

  @ParameterizedTest
  @CsvSource({"RSA,true,HTTP_2", "RSA,false,HTTP_1_1", "EC,true,HTTP_2", "Ed25519,true,HTTP_2"})
  void tlsOffersHttp2WhereThatIsOn(String algorithm, boolean http2, Version expected)
      throws Exception {
    TestCertificate certificate = TestCertificate.make(directory, algorithm);
    Listener listener =
        listen(
            http(Optional.of(certificate.config()), http2, false),
            request -> echo(intake, request));
    byte[] content = new byte[3_000_000];

    HttpResponse<byte[]> answer =
        HttpClient.newBuilder()
            .sslContext(certificate.trusting())
            .build()
            .send(
                HttpRequest.newBuilder(url("https", listener))
                    .PUT(BodyPublishers.ofByteArray(content))
                    .build(),
                BodyHandlers.ofByteArray());

    assertThat(answer.version()).isEqualTo(expected);
    assertThat(answer.body()).isEqualTo(content);
  }

  @Test
  void aChosenCipherSuiteIsOffered() throws Exception {
    TestCertificate certificate = TestCertificate.make(directory, "RSA");
    TlsConfig chosen =
        certificate.config().offering("TLSv1.2", List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"));
    Listener listener =
        listen(http(Optional.of(chosen), true, false), request -> request.response().end());

    for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
      SSLParameters parameters = new SSLParameters();
      parameters.setProtocols(new String[] {protocol});
      HttpResponse<Void> answer =
          HttpClient.newBuilder()
              .sslContext(certificate.trusting())
              .sslParameters(parameters)
              .build()
              .send(
                  HttpRequest.newBuilder(url("https", listener)).build(),
                  BodyHandlers.discarding());

      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
    }
  }

  @Test
  void aCipherSuiteThatNobodyHasIsNamed() throws Exception {
    TlsConfig chosen =
        TestCertificate.make(directory, "RSA")
            .config()
            .offering("TLSv1.2", List.of("TLS_RSA_WITH_RC4_128_SHA"));

    assertThatThrownBy(
            () -> listen(http(Optional.of(chosen), true, false), HttpServerRequest::response))
        .hasMessageStartingWith("http.tls.ciphersuites: TLS_RSA_WITH_RC4_128_SHA is not served");
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,true,true,true",
    "REQUESTED,true,true,true",
    "REQUIRED,false,true,true",
    "VERIFIED_IF_GIVEN,true,false,true",
    "VERIFIED,false,false,true",
  })
  void clientsComeInWithTheCertificatesThatAreAskedFor(
      ClientCertificate wanted, boolean withNone, boolean withAny, boolean withGood)
      throws Exception {
    TestCertificate server = TestCertificate.make(directory, "RSA");
    TestCertificate good = TestCertificate.make(directory, "RSA");
    TestCertificate other = TestCertificate.make(directory, "EC");
    TlsConfig config = server.config().asking(wanted, List.of(good.certificateFile()));

    Listener listener =
        listen(http(Optional.of(config), true, false), request -> request.response().end());

    assertThat(answers(listener, server.trusting())).isEqualTo(withNone);
    assertThat(answers(listener, server.trusting(other))).isEqualTo(withAny);
    assertThat(answers(listener, server.trusting(good))).isEqualTo(withGood);
  }

  private static boolean answers(Listener listener, SSLContext client) throws Exception {
    // the JDK's client now and then forgets an exchange whose connection was refused
    HttpRequest request =
        HttpRequest.newBuilder(url("https", listener)).timeout(Duration.ofSeconds(20)).build();
    try {
      return HttpClient.newBuilder()
              .sslContext(client)
              .build()
              .send(request, BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({"true,HTTP_2", "false,HTTP_1_1"})
  void clearTextOffersHttp2WhereThatIsOn(boolean h2c, Version expected) throws Exception {
    Listener listener =
        listen(http(Optional.empty(), true, h2c), request -> request.response().end("hello"));

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(url("http", listener)).build(), BodyHandlers.ofString());

    assertThat(answer.version()).isEqualTo(expected);
    assertThat(answer.body()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /%s HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: x\r\nA: %s\r\n", "nonsense\r\n"})
  void whatIsNoRequestIsAnsweredInTheRegistrysForm(String form) throws Exception {
    Listener listener =
        listen(http(Optional.empty(), true, false), request -> request.response().end());
    int port = ((ListenAddress.Tcp) listener.address()).port();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = form.formatted("a".repeat(100_000)) + "\r\n";
      client.setSoTimeout(10_000);
      client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));

      StringBuilder answer = new StringBuilder();
      while (answer.indexOf("}]}") < 0) {
        answer.append((char) client.getInputStream().read());
      }

      assertThat(answer)
          .matches("(?s)HTTP/1\\.. 4(00|14|31) .*")
          .contains("{\"errors\":[{\"code\":");
    }
  }

  @Test
  void aStopWaitsForWhatIsUnderWay() throws Exception {
    CompletableFuture<HttpServerRequest> asked = new CompletableFuture<>();
    Listener listener = listen(http(Optional.empty(), true, false), asked::complete);
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(url("http", listener)).build(), BodyHandlers.ofString());
    HttpServerRequest request = asked.get(10, TimeUnit.SECONDS);

    CompletableFuture<Void> stopped =
        CompletableFuture.runAsync(() -> listener.close(Duration.ofSeconds(30)));
    awaitRefusal(listener);
    assertThat(stopped).isNotDone();
    request.response().end("at last");

    assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("at last");
    stopped.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aStopWaitsNoLongerThanItIsTold() throws Exception {
    CompletableFuture<HttpServerRequest> asked = new CompletableFuture<>();
    Listener listener = listen(http(Optional.empty(), true, false), asked::complete);
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(url("http", listener)).build(), BodyHandlers.ofString());
    asked.get(10, TimeUnit.SECONDS);

    listener.close(Duration.ofMillis(200));

    assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aStopDoesNotWaitForAClientThatDoesNotRead() throws Exception {
    CompletableFuture<Throwable> sent = new CompletableFuture<>();
    BlobPump pump = new BlobPump(gateway);
    ReadableByteChannel endless =
        Channels.newChannel(
            new InputStream() {
              @Override
              public int read() {
                return 0;
              }
            });
    Listener listener =
        listen(
            http(Optional.empty(), true, false),
            request -> pump.send(endless, Long.MAX_VALUE, request).onFailure(sent::complete));
    int port = ((ListenAddress.Tcp) listener.address()).port();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      assertThat(client.getInputStream().read()).isEqualTo('H');

      listener.close(Duration.ofMillis(100));

      assertThat(sent.get(10, TimeUnit.SECONDS)).isInstanceOf(ClientGoneException.class);
    }
  }

  /** Waits until nobody accepts connections any more. */
  private static void awaitRefusal(Listener listener) throws Exception {
    int port = ((ListenAddress.Tcp) listener.address()).port();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < deadline) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        probe.setSoTimeout(10);
      } catch (IOException e) {
        return;
      }
    }
    throw new AssertionError("still listening");
  }
}
