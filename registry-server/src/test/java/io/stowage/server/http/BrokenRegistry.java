// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.tck.http.RegistryTarget;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A registry behind a proxy that gets one thing wrong, another at each time. */
final class BrokenRegistry implements AutoCloseable {
  /** Of one connection each; the clients on both sides set them themselves. */
  private static final Set<String> OF_A_HOP =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "http2-settings");

  private final RunningRegistry registry =
      RunningRegistry.start(
          config -> config.withHttp(config.http().toBuilder().relativeUrls(true).build()));
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer proxy =
      vertx
          .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
          .requestHandler(this::handle)
          .listen()
          .await();
  private volatile Breaking breaking = (call, whole) -> whole.apply(call);

  /** The registry, broken in this way from now on. */
  RegistryTarget by(Breaking next) {
    breaking = next;
    return RegistryTarget.at(URI.create("http://127.0.0.1:" + proxy.actualPort()));
  }

  /** What stands between a client and the registry. */
  @FunctionalInterface
  interface Breaking {
    Reply answer(Call call, Function<Call, Reply> registry);
  }

  /**
   * What is asked.
   *
   * @param path with the query
   * @param headers by any case
   */
  record Call(String method, String path, Map<String, String> headers, Buffer body) {
    /** Whether it is of this method, and of a path that has this pattern. */
    boolean is(String method, String pattern) {
      return this.method.equals(method) && path.matches(pattern);
    }

    Call with(String method, String path) {
      return new Call(method, path, headers, body);
    }

    Call without(String header) {
      return new Call(method, path, changed(headers, header, null), body);
    }
  }

  /**
   * What is answered.
   *
   * @param headers by any case
   */
  record Reply(int status, Map<String, String> headers, Buffer body) {
    Reply with(int status) {
      return new Reply(status, headers, body);
    }

    Reply with(Buffer body) {
      return new Reply(status, headers, body);
    }

    Reply with(String header, String value) {
      return new Reply(status, changed(headers, header, value), body);
    }

    Reply without(String header) {
      return new Reply(status, changed(headers, header, null), body);
    }
  }

  private static Map<String, String> changed(
      Map<String, String> headers, String name, String value) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return changed;
  }

  private void handle(HttpServerRequest request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.headers().forEach(each -> headers.put(each.getKey(), each.getValue()));
    OF_A_HOP.forEach(headers::remove);
    request
        .body()
        .compose(
            body -> {
              Call call = new Call(request.method().name(), request.uri(), headers, body);
              return vertx.executeBlocking(() -> breaking.answer(call, this::forward), false);
            })
        .onSuccess(reply -> send(reply, request.response()))
        .onFailure(failure -> request.response().setStatusCode(599).end(failure.toString()));
  }

  private Reply forward(Call call) {
    String[] headers =
        call.headers().entrySet().stream()
            .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
            .toArray(String[]::new);
    HttpResponse<byte[]> response =
        registry.send(
            call.method(),
            call.path(),
            BodyPublishers.ofByteArray(call.body().getBytes()),
            headers);
    Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response.headers().map().forEach((name, values) -> answered.put(name, values.get(0)));
    return new Reply(response.statusCode(), answered, Buffer.buffer(response.body()));
  }

  private static void send(Reply reply, HttpServerResponse response) {
    response.setStatusCode(reply.status());
    Map<String, String> headers = reply.headers();
    if (reply.body().length() > 0) {
      headers = changed(headers, "Content-Length", Integer.toString(reply.body().length()));
    }
    headers.forEach(response::putHeader);
    response.end(reply.body());
  }

  @Override
  public void close() {
    vertx.close().await();
    registry.close();
  }
}
