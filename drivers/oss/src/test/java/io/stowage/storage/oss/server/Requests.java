// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A server, and requests to it that are signed with version 4 by a computation of its tests. */
final class Requests implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  static final Account LASTING = Account.lasting("key", "secret");
  static final Account TEMPORARY =
      new Account("STS.key", "other", "token", NOW.plus(Duration.ofHours(1)));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final OssServer server;

  Requests(Path directory) throws IOException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    server = new OssServer(0, directory, "images", "cn-hangzhou", clock, LASTING, TEMPORARY);
  }

  /** Sends a request for what comes behind the bucket, with headers in turn. */
  HttpResponse<String> send(
      Account account, Instant time, String method, String target, String body, String... headers) {
    Map<String, String> all = new TreeMap<>();
    all.put("x-oss-date", TIME.format(time));
    all.put("x-oss-content-sha256", "UNSIGNED-PAYLOAD");
    if (!account.token().isEmpty()) {
      all.put("x-oss-security-token", account.token());
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    String day = TIME.format(time).substring(0, 8);
    String scope = day + "/cn-hangzhou/oss/aliyun_v4_request";
    StringBuilder canonical = new StringBuilder(method).append('\n');
    int question = target.indexOf('?');
    canonical.append("/images/").append(question < 0 ? target : target.substring(0, question));
    canonical.append('\n').append(question < 0 ? "" : target.substring(question + 1)).append('\n');
    all.forEach(
        (name, value) -> {
          if (name.startsWith("x-oss-") || name.startsWith("content-")) {
            canonical.append(name).append(':').append(value).append('\n');
          }
        });
    canonical.append("\n\nUNSIGNED-PAYLOAD");
    String text =
        "OSS4-HMAC-SHA256\n"
            + TIME.format(time)
            + '\n'
            + scope
            + '\n'
            + Mac.sha256(canonical.toString());
    byte[] key = ("aliyun_v4" + account.secret()).getBytes(UTF_8);
    for (String step : scope.split("/", -1)) {
      key = Mac.of("HmacSHA256", key, step);
    }
    String signature = HexFormat.of().formatHex(Mac.of("HmacSHA256", key, text));
    all.put(
        "authorization",
        "OSS4-HMAC-SHA256 Credential=" + account.id() + '/' + scope + ",Signature=" + signature);
    return raw(method, target, body, all);
  }

  HttpResponse<String> send(String method, String target, String body, String... headers) {
    return send(LASTING, NOW, method, target, body, headers);
  }

  /** Sends a request as it is. */
  HttpResponse<String> raw(String method, String target, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/images/" + target))
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The id in an answer. */
  static String uploadId(HttpResponse<String> answer) {
    return answer.body().replaceAll("(?s).*<UploadId>(\\w+)</UploadId>.*", "$1");
  }

  /** The code in an answer. */
  static String code(HttpResponse<String> answer) {
    return answer.body().replaceAll("(?s).*<Code>(\\w+)</Code>.*", "$1");
  }

  @Override
  public void close() {
    server.close();
  }
}
