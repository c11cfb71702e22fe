// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.registry.MediaTypes;
import java.util.List;

/** The list of repositories, which the specification leaves to each registry. */
final class CatalogChecks extends CheckSuite {
  CatalogChecks(Stage stage) {
    super(stage);
  }

  @Check(Check.DOCKER)
  void aRepositoryIsListed() {
    tag("v1", image());

    assertThat(page("?n=1&last=" + before())).containsExactly(stage.repository());
  }

  @Check(Check.DOCKER)
  void repositoriesAreListedByPages() {
    String other = stage.repository() + "/other";
    tag("v1", image());
    stage
        .send(
            "POST",
            "/v2/"
                + other
                + "/blobs/uploads/?mount="
                + push(EMPTY_CONFIG)
                + "&from="
                + stage.repository(),
            null)
        .expect(201);
    byte[] index =
        ("{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_INDEX + "\",\"manifests\":[]}")
            .getBytes(UTF_8);
    stage
        .send("PUT", "/v2/" + other + "/manifests/v1", index, "Content-Type", MediaTypes.OCI_INDEX)
        .expect(201);

    Answer first = list("?n=1&last=" + before());
    Answer second = stage.next(first).orElseThrow(() -> new AssertionError("no next page"));

    assertThat(repositories(first)).containsExactly(stage.repository());
    assertThat(repositories(second)).containsExactly(other);
  }

  @Check(Check.DOCKER)
  void aRepositoryIsNotListedBehindItself() {
    tag("v1", image());

    assertThat(page("?n=1&last=" + stage.repository())).doesNotContain(stage.repository());
  }

  /** What stands in the catalog just before the repository of this test. */
  private String before() {
    String name = stage.repository();
    return name.substring(0, name.length() - 1);
  }

  private List<String> page(String query) {
    return repositories(list(query));
  }

  private Answer list(String query) {
    return stage.get("/v2/_catalog" + query).expect(200);
  }

  private static List<String> repositories(Answer answer) {
    return Json.texts(answer.json().path("repositories"));
  }
}
