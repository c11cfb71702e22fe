// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static io.stowage.storage.oss.server.Requests.LASTING;
import static io.stowage.storage.oss.server.Requests.NOW;
import static io.stowage.storage.oss.server.Requests.TEMPORARY;
import static io.stowage.storage.oss.server.Requests.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
  @TempDir private Path directory;
  private Requests requests;

  @BeforeEach
  void start() throws IOException {
    requests = new Requests(directory);
  }

  @AfterEach
  void stop() {
    requests.close();
  }

  @Test
  void aSignedRequestIsServed() {
    assertThat(requests.send("PUT", "a", "text").statusCode()).isEqualTo(200);
    assertThat(requests.send("GET", "a", "").body()).isEqualTo("text");
    assertThat(requests.send(TEMPORARY, NOW, "GET", "a", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whoHasNotTheSecretIsRefused() {
    Account guess = Account.lasting("key", "guess");

    HttpResponse<String> answer = requests.send(guess, NOW, "PUT", "a", "text");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(code(answer)).isEqualTo("SignatureDoesNotMatch");
    assertThat(requests.send("GET", "a", "").statusCode()).isEqualTo(404);
  }

  @Test
  void unknownKeysTokensAndTimesAreRefused() {
    Account unknown = Account.lasting("nobody", "secret");
    Account without = Account.lasting(TEMPORARY.id(), TEMPORARY.secret());
    Instant later = NOW.plus(Duration.ofMinutes(16));

    assertThat(code(requests.send(unknown, NOW, "GET", "a", ""))).isEqualTo("InvalidAccessKeyId");
    assertThat(code(requests.send(without, NOW, "GET", "a", ""))).isEqualTo("InvalidSecurityToken");
    assertThat(code(requests.send(LASTING, later, "GET", "a", "")))
        .isEqualTo("RequestTimeTooSkewed");
    assertThat(code(requests.raw("GET", "a", "", Map.of()))).isEqualTo("AccessDenied");
    assertThat(code(requests.raw("GET", "a?x-oss-signature=00", "", Map.of())))
        .isEqualTo("InvalidArgument");
  }

  /** The example in Aliyun's documentation of signatures of version 1. */
  @Test
  void theExampleOfTheFirstVersionIsServed() {
    Instant time = Instant.parse("2005-11-17T18:49:58Z");
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-md5", "ODBGOERFMDMzQTczRUY3NUE3NzA5QzdFNUYzMDQxNEM=");
    headers.put("content-type", "text/html");
    headers.put("date", "Thu, 17 Nov 2005 18:49:58 GMT");
    headers.put("x-oss-magic", "abracadabra");
    headers.put("x-oss-meta-author", "foo@bar.com");
    headers.put("authorization", "OSS 44CF9590006BF252F707:26NBxoKdsyly4EDv6inkoDft/yA=");
    Signatures signatures =
        new Signatures(
            Map.of(
                "44CF9590006BF252F707",
                Account.lasting(
                    "44CF9590006BF252F707", "OtxrzxIsfpFjA7SwPzILwy8Bw21TLhquhboDYROV")),
            "any",
            Clock.fixed(time, ZoneOffset.UTC));

    signatures.check(call(headers));

    headers.put("x-oss-magic", "abracadabrb");
    assertThatThrownBy(() -> signatures.check(call(headers)))
        .isInstanceOfSatisfying(
            OssFailure.class, e -> assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"));
  }

  private static Call call(Map<String, String> headers) {
    return new Call(
        "PUT",
        "oss-example",
        "nelson",
        Map.of(),
        Map.copyOf(headers),
        InputStream.nullInputStream());
  }
}
