// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where one test takes place: a registry, repositories of its own, and what was said. */
final class Stage {
  static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int KEPT = 40;
  private static final Pattern HEX = Pattern.compile("([0-9a-f]{12})[0-9a-f]{52,116}");
  private static final Pattern STATE = Pattern.compile("_state=[^& ]*");
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");

  private final RegistryTarget target;
  private final HttpClient client;
  private final String name = "tck/" + UUID.randomUUID();
  private final Deque<String> said = new ArrayDeque<>();

  Stage(RegistryTarget target, HttpClient client) {
    this.target = target;
    this.client = client;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(PATIENCE)
        .build();
  }

  RegistryTarget target() {
    return target;
  }

  /** A repository that nobody else uses. */
  String repository() {
    return name;
  }

  /** What was said, in short. */
  String trail() {
    return said.isEmpty() ? "  nothing was asked" : "  " + String.join("\n  ", said);
  }

  Answer get(String place, String... headers) {
    return send("GET", place, null, headers);
  }

  Answer head(String place, String... headers) {
    return send("HEAD", place, null, headers);
  }

  /** Gets content from wherever the registry says that it is. */
  Answer fetch(String place, String... headers) {
    Answer answer = get(place, headers);
    return answer.status() == 307
        ? exchange("GET", URI.create(answer.header("Location")), null, Optional.empty(), headers)
        : answer;
  }

  /** The next page of a listing. */
  Optional<Answer> next(Answer page) {
    return page.find("Link")
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(link -> get(link.group(1)));
  }

  /**
   * Asks the registry, with the account that it asks for.
   *
   * @param place a path, or what a {@code Location} said
   */
  Answer send(String method, String place, byte @Nullable [] body, String... headers) {
    URI uri = resolve(place);
    Answer first = exchange(method, uri, body, Optional.empty(), headers);
    Optional<String> challenge = first.find("WWW-Authenticate");
    if (first.status() != 401 || target.account().isEmpty() || challenge.isEmpty()) {
      return first;
    }
    try {
      String authorization = target.account().get().answer(client, challenge.get());
      return exchange(method, uri, body, Optional.of(authorization), headers);
    } catch (IOException e) {
      throw new AssertionError("no token is to be had: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Asks the registry without an account. */
  Answer anonymously(String place) {
    return exchange("GET", resolve(place), null, Optional.empty());
  }

  private URI resolve(String place) {
    return place.startsWith("/") ? URI.create(target.url() + place) : target.url().resolve(place);
  }

  private Answer exchange(
      String method,
      URI uri,
      byte @Nullable [] body,
      Optional<String> authorization,
      String... headers) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, publisher);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    authorization.ifPresent(value -> request.header("Authorization", value));
    String line = method + " " + shown(uri);
    try {
      HttpResponse<byte[]> response = await(request.build());
      note(line + sent(body, headers) + " → " + response.statusCode());
      return new Answer(line, response);
    } catch (ExecutionException e) {
      note(line + sent(body, headers) + " failed: " + e.getCause());
      throw new AssertionError(line + " failed: " + e.getCause(), e);
    } catch (TimeoutException e) {
      note(line + sent(body, headers) + " is not answered whole");
      throw new AssertionError(line + " is not answered whole within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The client's own timeout ends with the headers, and would wait for a missing body for ever. */
  private HttpResponse<byte[]> await(HttpRequest request)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  private static String sent(byte @Nullable [] body, String... headers) {
    String named = headers.length == 0 ? "" : " [" + shorten(String.join(" ", headers)) + "]";
    return named + (body == null ? "" : ", " + body.length + " bytes");
  }

  /** A path of the registry, or a place elsewhere without its query, which may let everybody in. */
  private String shown(URI uri) {
    String text = uri.toString();
    return text.startsWith(target.url().toString())
        ? shorten(text.substring(target.url().toString().length()))
        : shorten(text.replaceFirst("\\?.*", "?…"));
  }

  private static String shorten(String text) {
    return STATE.matcher(HEX.matcher(text).replaceAll("$1…")).replaceAll("_state=…");
  }

  private void note(String event) {
    said.add(event);
    if (said.size() > KEPT) {
      said.remove();
    }
  }
}
