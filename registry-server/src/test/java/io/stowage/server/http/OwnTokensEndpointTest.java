// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.Accounts.basic;
import static io.stowage.server.http.Accounts.line;
import static io.stowage.server.http.RunningRegistry.assertError;
import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.AccessRule;
import io.stowage.server.config.AccessRule.Right;
import io.stowage.server.config.AuthConfig;
import io.stowage.server.config.NamePattern;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nobody in particular may pull, the registry is its own token server. */
class OwnTokensEndpointTest {
  private static final String LIST = "/v2/public/x/tags/list";
  private static final String OTHER = "/v2/other/tags/list";

  @TempDir Path directory;
  private RunningRegistry registry;

  @BeforeEach
  void start() throws IOException {
    Path users = Files.writeString(directory.resolve("users"), line("joe", "j") + line("ann", "a"));
    AuthConfig auth =
        new AuthConfig.Htpasswd(
            "r",
            users,
            Optional.of(
                List.of(
                    new AccessRule(
                        List.of(new NamePattern("public/**")), List.of(), true, Set.of(Right.PULL)),
                    new AccessRule(
                        List.of(new NamePattern("**")),
                        List.of(new NamePattern("joe")),
                        false,
                        Set.of(Right.PUSH)))));
    registry = RunningRegistry.start(config -> config.withAuth(auth));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private String challenge(String rest) {
    return "Bearer realm=\"http://127.0.0.1:"
        + registry.port()
        + "/v2/token\",service=\"r\""
        + rest;
  }

  private String token(String... headers) {
    HttpResponse<byte[]> response = registry.get("/v2/token?service=r", headers);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    JsonObject json = new JsonObject(text(response));
    assertThat(json.getInteger("expires_in")).isEqualTo(300);
    return "Bearer " + json.getString("token");
  }

  @Test
  void clientsAreSentHereForAToken() {
    assertThat(header(registry.get("/v2/"), "WWW-Authenticate")).isEqualTo(challenge(""));
    assertThat(header(registry.get(OTHER), "WWW-Authenticate"))
        .isEqualTo(challenge(",scope=\"repository:other:pull\""));
  }

  @Test
  void nobodyInParticularGetsATokenThatAllowsWhatIsPublic() {
    String token = token();

    HttpResponse<byte[]> other = registry.get(OTHER, "Authorization", token);

    assertThat(registry.get("/v2/", "Authorization", token).statusCode()).isEqualTo(200);
    assertError(registry.get(LIST, "Authorization", token), 404, "NAME_UNKNOWN");
    assertError(other, 401, "UNAUTHORIZED");
    assertThat(header(other, "WWW-Authenticate"))
        .isEqualTo(challenge(",scope=\"repository:other:pull\",error=\"insufficient_scope\""));
  }

  @Test
  void aUserGetsATokenThatAllowsWhatTheUserMay() {
    String joe = token("Authorization", basic("joe", "j"));
    String ann = token("Authorization", basic("ann", "a"));

    assertError(registry.get(OTHER, "Authorization", joe), 404, "NAME_UNKNOWN");
    assertError(registry.get(OTHER, "Authorization", ann), 403, "DENIED");
    assertThat(registry.post("/v2/a/blobs/uploads/", "Authorization", joe).statusCode())
        .isEqualTo(202);
  }

  @Test
  void aWrongPasswordGetsNoToken() {
    HttpResponse<byte[]> response =
        registry.get("/v2/token", "Authorization", basic("joe", "wrong"));

    assertError(response, 401, "UNAUTHORIZED");
    assertThat(header(response, "WWW-Authenticate")).isEqualTo("Basic realm=\"r\"");
  }

  @Test
  void basicAuthenticationIsServedToo() {
    assertError(registry.get(OTHER, "Authorization", basic("joe", "j")), 404, "NAME_UNKNOWN");
  }

  @Test
  void aTokenOfAnotherRegistryIsNotGood() {
    HttpResponse<byte[]> response = registry.get(LIST, "Authorization", "Bearer x.y.z");

    assertError(response, 401, "UNAUTHORIZED");
    assertThat(header(response, "WWW-Authenticate")).endsWith(",error=\"invalid_token\"");
  }
}
