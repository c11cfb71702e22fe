// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.Accounts.basic;
import static io.stowage.server.http.Accounts.line;
import static io.stowage.server.http.RunningRegistry.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.server.auth.LogLines;
import io.stowage.server.config.AccessRule;
import io.stowage.server.config.AccessRule.Right;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.config.NamePattern;
import io.stowage.server.config.RegistryConfig;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessEndpointTest {
  private static final byte[] CONTENT = {1, 2, 3};
  private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, CONTENT);

  @TempDir static Path directory;
  private static RunningRegistry registry;

  @BeforeAll
  static void start() throws IOException {
    Path users = directory.resolve("users");
    Files.writeString(users, line("joe", "j") + line("ann", "a") + line("root", "r"));
    AuthConfig auth =
        new AuthConfig.Htpasswd(
            "r",
            users,
            Optional.of(
                List.of(
                    rule("public/**", Optional.empty(), Right.PULL),
                    rule("team/*", Optional.of("joe"), Right.PUSH),
                    rule("team/*", Optional.of("**"), Right.PULL),
                    rule("**", Optional.of("root"), Right.PUSH, Right.DELETE, Right.CATALOG))));
    registry = RunningRegistry.start((RegistryConfig config) -> config.withAuth(auth));
    for (String repository : List.of("public/x", "team/x", "secret/x")) {
      HttpResponse<byte[]> response =
          registry.send(
              "POST",
              "/v2/" + repository + "/blobs/uploads/?digest=" + DIGEST,
              BodyPublishers.ofByteArray(CONTENT),
              "Authorization",
              basic("root", "r"));
      assertThat(response.statusCode()).isEqualTo(201);
    }
  }

  private static AccessRule rule(String repositories, Optional<String> user, Right... rights) {
    return new AccessRule(
        List.of(new NamePattern(repositories)),
        user.map(NamePattern::new).map(List::of).orElse(List.of()),
        user.isEmpty(),
        Set.of(rights));
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static HttpResponse<byte[]> ask(String user, String method, String path) {
    String[] headers =
        user.equals("-")
            ? new String[0]
            : new String[] {"Authorization", basic(user, user.substring(0, 1))};
    return registry.send(
        method, path.replace("DIGEST", DIGEST.toString()), BodyPublishers.noBody(), headers);
  }

  @ParameterizedTest
  @CsvSource({
    "-, GET, /v2/, 401",
    "-, GET, /v2/public/x/blobs/DIGEST, 200",
    "-, GET, /v2/team/x/blobs/DIGEST, 401",
    "-, POST, /v2/public/x/blobs/uploads/, 401",
    "-, GET, /v2/_catalog, 401",
    "joe, GET, /v2/, 200",
    "joe, GET, /v2/public/x/blobs/DIGEST, 200",
    "joe, GET, /v2/team/x/blobs/DIGEST, 200",
    "joe, GET, /v2/secret/x/blobs/DIGEST, 403",
    "joe, POST, /v2/team/x/blobs/uploads/, 202",
    "joe, POST, /v2/team/x/y/blobs/uploads/, 403",
    "joe, POST, /v2/public/x/blobs/uploads/, 403",
    "joe, DELETE, /v2/team/x/blobs/DIGEST, 403",
    "joe, GET, /v2/_catalog, 403",
    "ann, GET, /v2/team/x/blobs/DIGEST, 200",
    "ann, POST, /v2/team/x/blobs/uploads/, 403",
    "root, GET, /v2/_catalog, 200",
    "root, GET, /v2/secret/x/blobs/DIGEST, 200",
    "root, POST, /v2/public/y/blobs/uploads/, 202",
    "root, DELETE, /v2/any/blobs/DIGEST, 404",
  })
  void rulesSayWhoMayDoWhat(String user, String method, String path, int status) {
    assertThat(ask(user, method, path).statusCode()).isEqualTo(status);
  }

  @Test
  void wrongCredentialsAreNotTakenForNone() {
    HttpResponse<byte[]> response =
        registry.get(
            "/v2/public/x/blobs/" + DIGEST, "Authorization", basic("joe", "of another time"));

    assertError(response, 401, "UNAUTHORIZED");
  }

  @Test
  void whoIsDeniedIsNamedInTheLog() {
    try (LogLines log = new LogLines(Guard.class.getName())) {
      HttpResponse<byte[]> response = ask("joe", "GET", "/v2/secret/x/tags/list");

      assertError(response, 403, "DENIED");
      assertThat(log.all())
          .containsExactly(
              "INFO refused with 403: GET /v2/secret/x/tags/list of 127.0.0.1: no rule allows it"
                  + " to the user joe");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "joe, public/x, 201",
    "joe, secret/x, 202",
    "joe, '', 202",
    "root, secret/x, 201",
    "root, '', 201",
  })
  void aMountNeedsTheRightToReadItsSource(String user, String from, int status) {
    String query = "?mount=DIGEST" + (from.isEmpty() ? "" : "&from=" + from);

    HttpResponse<byte[]> response = ask(user, "POST", "/v2/team/new/blobs/uploads/" + query);

    assertThat(response.statusCode()).isEqualTo(status);
  }
}
