// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.server.config.HttpConfig;
import io.stowage.server.config.RegistryConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PublicUrlTest {
  private static final String UPLOADS = "v2/a/blobs/uploads/";

  private static UnaryOperator<RegistryConfig> http(
      String prefix, String host, boolean relative, Map<String, List<String>> headers) {
    return config -> {
      HttpConfig.Builder changed =
          HttpConfig.defaults().toBuilder().prefix(prefix).relativeUrls(relative).headers(headers);
      Optional.ofNullable(host).map(URI::create).ifPresent(changed::host);
      return config.withHttp(changed.build());
    };
  }

  @Test
  void theRequestsHostIsTheDefault() {
    try (RunningRegistry registry = RunningRegistry.start()) {
      assertThat(location(registry.post("/" + UPLOADS)))
          .startsWith("http://127.0.0.1:" + registry.port() + "/" + UPLOADS);
    }
  }

  @Test
  void aProxysWordGoesBeforeTheRequests() {
    try (RunningRegistry registry = RunningRegistry.start()) {
      assertThat(
              location(
                  registry.post(
                      "/" + UPLOADS,
                      "X-Forwarded-Proto",
                      "https, http",
                      "X-Forwarded-Host",
                      "hub.example:8443, inner")))
          .startsWith("https://hub.example:8443/" + UPLOADS);
      assertThat(
              location(
                  registry.post(
                      "/" + UPLOADS,
                      "Forwarded",
                      "for=192.0.2.1;proto=https;host=\"[2001:db8::1]:443\", host=b",
                      "X-Forwarded-Host",
                      "hub.example")))
          .startsWith("https://[2001:db8::1]:443/" + UPLOADS);
    }
  }

  @Test
  void aHostThatIsNoneIsNotRepeated() {
    try (RunningRegistry registry = RunningRegistry.start()) {
      assertThat(location(registry.post("/" + UPLOADS, "X-Forwarded-Host", "evil\"<>/path")))
          .startsWith("/" + UPLOADS);
    }
  }

  @Test
  void theConfiguredHostGoesBeforeAll() {
    try (RunningRegistry registry =
        RunningRegistry.start(http("/", "https://hub.example/base/", false, Map.of()))) {
      assertThat(location(registry.post("/" + UPLOADS, "X-Forwarded-Host", "other")))
          .startsWith("https://hub.example/base/" + UPLOADS);
    }
  }

  @Test
  void aPathAloneIsGivenWhereThatIsAskedFor() {
    try (RunningRegistry registry = RunningRegistry.start(http("/", null, true, Map.of()))) {
      assertThat(location(registry.post("/" + UPLOADS))).startsWith("/" + UPLOADS);
    }
  }

  @Test
  void thePrefixStandsBeforeEveryPath() {
    try (RunningRegistry registry = RunningRegistry.start(http("/hub/", null, false, Map.of()))) {
      assertThat(registry.get("/hub/v2/").statusCode()).isEqualTo(200);
      assertThat(registry.get("/v2/").statusCode()).isEqualTo(404);
      assertThat(registry.get("/").statusCode()).isEqualTo(200);
      assertThat(location(registry.post("/hub/" + UPLOADS)))
          .startsWith("http://127.0.0.1:" + registry.port() + "/hub/" + UPLOADS);
    }
  }

  @Test
  void configuredHeadersAreInEveryAnswer() {
    Map<String, List<String>> headers = Map.of("X-Content-Type-Options", List.of("nosniff", "b"));
    try (RunningRegistry registry = RunningRegistry.start(http("/", null, false, headers))) {
      assertThat(header(registry.get("/v2/"), "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(registry.get("/v2/x").headers().allValues("X-Content-Type-Options"))
          .containsExactly("nosniff", "b");
    }
  }
}
