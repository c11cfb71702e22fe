// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.stowage.storage.object.AnswerChannel;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is read from a channel, and in no other way. */
final class StreamedResponse extends HttpResponse {
  private final int status;
  private final HttpHeaders headers = new HttpHeaders();
  private final AnswerChannel channel;

  StreamedResponse(HttpRequest request, java.net.http.HttpResponse<AnswerChannel> answer) {
    super(request);
    this.status = answer.statusCode();
    this.channel = answer.body();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> headers.set(HttpHeaderName.fromString(name), List.copyOf(values)));
  }

  /** The body; closing it closes the answer. */
  AnswerChannel channel() {
    return channel;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  @SuppressWarnings("deprecation") // abstract above
  public @Nullable String getHeaderValue(String name) {
    return headers.getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return Flux.error(StreamedResponse::noCopy);
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.error(StreamedResponse::noCopy);
  }

  @Override
  public Mono<String> getBodyAsString() {
    return Mono.error(StreamedResponse::noCopy);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return Mono.error(StreamedResponse::noCopy);
  }

  private static IllegalStateException noCopy() {
    return new IllegalStateException("the body is read from its channel");
  }

  @Override
  public void close() {
    channel.close();
  }
}
