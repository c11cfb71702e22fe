// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.StorageException;
import io.stowage.storage.object.AnswerChannel;
import io.stowage.storage.object.Retry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to one account, with a token that is renewed when the store refuses it. Thread-safe. */
final class SwiftClient {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int UNAUTHORIZED = 401;

  private final SwiftConfig config;
  private final Wire wire;
  private final Sessions sessions;
  private final Retry retry;

  SwiftClient(SwiftConfig config) {
    this.config = config;
    this.wire = new Wire(config.client(), config.timeout());
    this.sessions = new Sessions(Login.of(config.login()), wire);
    this.retry = new Retry(config.retryBudget(), FIRST_PAUSE);
  }

  /** The path of an object, or of the container where the key is empty. */
  String path(String key) {
    String container = '/' + SwiftRequest.encodePath(config.container());
    return key.isEmpty() ? container : container + '/' + SwiftRequest.encodePath(key);
  }

  SwiftConfig config() {
    return config;
  }

  String container() {
    return config.container();
  }

  /** The URL of the account, as the login told it. */
  URI account() throws StorageException {
    return retry.run(sessions::current).account();
  }

  /** Asks for a URL without a token, again where that may help; the answer's body is small. */
  HttpResponse<byte[]> askAnybody(URI url) throws StorageException {
    return retry.run(
        () -> wire.send("GET " + url, HttpRequest.newBuilder(url), BodyHandlers.ofByteArray()));
  }

  /** Sends a request, again where that may help; the answer's body is small. */
  HttpResponse<byte[]> call(SwiftRequest request) throws StorageException {
    return retry.run(
        () -> {
          HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
          check(request, answer.statusCode());
          return answer;
        });
  }

  /** Sends a request, again where that may help, and returns the answer whatever its status. */
  HttpResponse<byte[]> ask(SwiftRequest request) throws StorageException {
    return retry.run(
        () -> {
          HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
          if (answer.statusCode() >= 500) {
            throw SwiftErrors.of(request.toString(), answer.statusCode());
          }
          return answer;
        });
  }

  /** Sends a request, again where that may help. The caller closes the answer's body. */
  AnswerChannel open(SwiftRequest request) throws StorageException {
    return retry.run(
        () -> {
          HttpResponse<AnswerChannel> answer =
              send(request, info -> new AnswerChannel(config.timeout()));
          if (!isSuccess(answer.statusCode())) {
            answer.body().close();
          }
          check(request, answer.statusCode());
          return answer.body();
        });
  }

  private static void check(SwiftRequest request, int status) throws StorageException {
    if (!isSuccess(status)) {
      throw SwiftErrors.of(request.toString(), status);
    }
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  /** Sends a request; with a new token where the store has forgotten the one that there was. */
  private <T> HttpResponse<T> send(SwiftRequest request, BodyHandler<T> handler)
      throws StorageException {
    Session now = sessions.current();
    HttpResponse<T> answer = send(request, now, handler);
    if (answer.statusCode() != UNAUTHORIZED) {
      return answer;
    }
    if (answer.body() instanceof AnswerChannel body) {
      body.close();
    }
    return send(request, sessions.renew(now), handler);
  }

  private <T> HttpResponse<T> send(SwiftRequest request, Session now, BodyHandler<T> handler)
      throws StorageException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.url(now.account()))
            .method(request.method(), request.body().get())
            .header("X-Auth-Token", now.token());
    request.headers().forEach(builder::header);
    return wire.send(request.toString(), builder, handler);
  }
}
