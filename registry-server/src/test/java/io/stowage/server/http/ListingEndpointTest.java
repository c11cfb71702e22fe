// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import static io.stowage.server.http.RunningRegistry.header;
import static io.stowage.server.http.RunningRegistry.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingEndpointTest {
  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry =
        RunningRegistry.start(
            config -> {
              assertThat(config.catalogMaxEntries()).isEqualTo(1000);
              return config;
            });
    ManifestFixture manifests = new ManifestFixture(registry, "tagged");
    byte[] image = manifests.image("one");
    for (String tag : List.of("c", "A", "b", "a", "B")) {
      manifests.put(tag, image);
    }
    for (String repository : List.of("z", "a/b", "a-b", "m")) {
      ManifestFixture other = new ManifestFixture(registry, repository);
      other.put("latest", other.image("one"));
    }
    registry.pushBlob("untagged", new byte[] {1});
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static List<?> tags(HttpResponse<byte[]> response) {
    return new JsonObject(text(response)).getJsonArray("tags").getList();
  }

  private static List<?> repositories(HttpResponse<byte[]> response) {
    return new JsonObject(text(response)).getJsonArray("repositories").getList();
  }

  private static String next(HttpResponse<byte[]> response) {
    String link = header(response, "Link");
    assertThat(link).startsWith("<").endsWith(">; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }

  private static void assertNoMore(HttpResponse<byte[]> response) {
    assertThat(response.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void tagsAreListedInTheOrderOfTheirBytes() {
    HttpResponse<byte[]> response = registry.get("/v2/tagged/tags/list");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(text(response))
        .isEqualTo("{\"name\":\"tagged\",\"tags\":[\"A\",\"B\",\"a\",\"b\",\"c\"]}");
    assertNoMore(response);
  }

  @Test
  void pagesOfTagsFollowTheirLinks() {
    HttpResponse<byte[]> first = registry.get("/v2/tagged/tags/list?n=2");
    HttpResponse<byte[]> second = registry.get(next(first));
    HttpResponse<byte[]> third = registry.get(next(second));

    assertThat(next(first)).isEqualTo("/v2/tagged/tags/list?last=B&n=2");
    assertThat(tags(first)).isEqualTo(List.of("A", "B"));
    assertThat(tags(second)).isEqualTo(List.of("a", "b"));
    assertThat(tags(third)).isEqualTo(List.of("c"));
    assertNoMore(third);
  }

  @Test
  void tagsGoOnAfterOneThatIsNotThere() {
    assertThat(tags(registry.get("/v2/tagged/tags/list?last=BB")))
        .isEqualTo(List.of("a", "b", "c"));
    assertThat(tags(registry.get("/v2/tagged/tags/list?n=10&last=zz"))).isEqualTo(List.of());
  }

  @Test
  void noTagsAreListedWhereNoneAreAskedFor() {
    HttpResponse<byte[]> response = registry.get("/v2/tagged/tags/list?n=0");

    assertThat(text(response)).isEqualTo("{\"name\":\"tagged\",\"tags\":[]}");
    assertNoMore(response);
  }

  @Test
  void moreTagsThanThereAreMayBeAskedFor() {
    assertThat(tags(registry.get("/v2/tagged/tags/list?n=10000"))).hasSize(5);
    assertThat(tags(registry.get("/v2/tagged/tags/list?n=99999999999999999999"))).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/tagged/tags/list?n=-1",
        "/v2/tagged/tags/list?n=x",
        "/v2/_catalog?n=-1",
        "/v2/_catalog?n=x",
        "/v2/_catalog?n=1001",
      })
  void aPageSizeThatIsNoneIsRefused(String path) {
    HttpResponse<byte[]> response = registry.get(path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("\"code\":\"PAGINATION_NUMBER_INVALID\"");
  }

  @Test
  void anUnknownRepositoryHasNoList() {
    HttpResponse<byte[]> response = registry.get("/v2/unknown/tags/list");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(text(response)).contains("\"code\":\"NAME_UNKNOWN\"");
  }

  @Test
  void aRepositoryWithoutTagsHasAnEmptyList() {
    assertThat(text(registry.get("/v2/untagged/tags/list")))
        .isEqualTo("{\"name\":\"untagged\",\"tags\":[]}");
  }

  @Test
  void headOfAListHasItsHeaders() {
    HttpResponse<byte[]> response = registry.head("/v2/tagged/tags/list");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void repositoriesAreListedInTheOrderOfTheirBytes() {
    HttpResponse<byte[]> response = registry.get("/v2/_catalog");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(text(response))
        .isEqualTo("{\"repositories\":[\"a-b\",\"a/b\",\"m\",\"tagged\",\"z\"]}");
    assertNoMore(response);
  }

  @Test
  void pagesOfRepositoriesFollowTheirLinks() {
    List<Object> all = new ArrayList<>();
    HttpResponse<byte[]> page = registry.get("/v2/_catalog?n=2");
    assertThat(next(page)).isEqualTo("/v2/_catalog?last=a%2Fb&n=2");
    all.addAll(repositories(page));
    while (page.headers().firstValue("Link").isPresent()) {
      page = registry.get(next(page));
      all.addAll(repositories(page));
    }

    assertThat(all).isEqualTo(List.of("a-b", "a/b", "m", "tagged", "z"));
  }
}
