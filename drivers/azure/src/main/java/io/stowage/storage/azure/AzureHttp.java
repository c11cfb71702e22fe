// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import io.stowage.storage.object.AnswerChannel;
import io.stowage.storage.object.StoreClients;
import io.stowage.storage.object.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Sends what Azure's client asks for by the HTTP client of the JDK. An answer that is to be read as
 * a stream is handed on as the bytes come, which Azure's adapter does in small pieces, each on
 * another thread. Thread-safe.
 */
final class AzureHttp implements HttpClient {
  /** Marks the context of a call whose answer is a {@link StreamedResponse}. */
  static final String STREAM = "stowage-stream";

  /** The setting of a context that Azure's adapter takes for the time until an answer comes. */
  static final String RESPONSE_TIMEOUT = "azure-response-timeout";

  private static final Set<String> MADE_BY_CLIENT = Set.of("host", "content-length", "connection");
  private static final Map<Timeouts, HttpClient> ADAPTERS = new ConcurrentHashMap<>();

  private final HttpClient adapter;
  private final java.net.http.HttpClient client;
  private final Duration timeout;

  private record Timeouts(Duration connect, Duration answer) {}

  AzureHttp(AzureConfig config) {
    Timeouts timeouts = new Timeouts(config.connectTimeout(), config.timeout());
    this.timeout = config.timeout();
    this.client =
        config
            .trust()
            .map(trust -> StoreClients.client(timeouts.connect(), trust))
            .orElseGet(() -> StoreClients.client(timeouts.connect()));
    this.adapter =
        config
            .trust()
            .map(trust -> adapter(timeouts, trust))
            .orElseGet(() -> ADAPTERS.computeIfAbsent(timeouts, AzureHttp::adapter));
  }

  private static HttpClient adapter(Timeouts timeouts, Trust trust) {
    return adapter(timeouts, StoreClients.builder(timeouts.connect()).sslContext(trust.context()));
  }

  private static HttpClient adapter(Timeouts timeouts) {
    return adapter(timeouts, StoreClients.builder(timeouts.connect()));
  }

  /** A body is sent without a timer of its own: the time for the whole answer grows with it. */
  private static HttpClient adapter(Timeouts timeouts, java.net.http.HttpClient.Builder builder) {
    return new JdkHttpClientBuilder(builder)
        .connectionTimeout(timeouts.connect())
        .writeTimeout(Duration.ZERO)
        .responseTimeout(timeouts.answer())
        .readTimeout(timeouts.answer())
        .build();
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return adapter.send(request);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return adapter.send(request, context);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    return context.getData(STREAM).isPresent()
        ? stream(request)
        : adapter.sendSync(request, context);
  }

  private HttpResponse stream(HttpRequest request) {
    java.net.http.HttpRequest.Builder plain =
        java.net.http.HttpRequest.newBuilder(URI.create(request.getUrl().toString()))
            .timeout(timeout);
    for (HttpHeader header : request.getHeaders()) {
      if (!MADE_BY_CLIENT.contains(header.getName().toLowerCase(Locale.ROOT))) {
        plain.setHeader(header.getName(), header.getValue());
      }
    }
    try {
      return new StreamedResponse(
          request, client.send(plain.GET().build(), info -> new AnswerChannel(timeout)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while waiting for an answer", e));
    }
  }
}
