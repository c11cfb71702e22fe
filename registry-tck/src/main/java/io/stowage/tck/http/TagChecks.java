// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of tags. */
final class TagChecks extends CheckSuite {
  TagChecks(Stage stage) {
    super(stage);
  }

  @Check("end-8a")
  void tagsAreListedInOrder() {
    push("v2", "latest", "V1", "v10", "d", "b", "v1", "a", "c", "X", "2", "10");

    Answer answer = list("");

    assertThat(answer.json().path("name").asText()).isEqualTo(stage.repository());
    assertThat(tags(answer))
        .containsExactly("10", "2", "V1", "X", "a", "b", "c", "d", "latest", "v1", "v10", "v2");
  }

  @Check("end-8a")
  void tagsOfARepositoryThatIsNotThereAreNotFound() {
    stage.get("/v2/" + stage.repository() + "/none/tags/list").expectError(404, "NAME_UNKNOWN");
  }

  @Check("end-8b")
  void tagsAreListedByPages() {
    List<String> pushed = push("a", "b", "c", "d", "e");
    List<String> listed = new ArrayList<>();

    Optional<Answer> page = Optional.of(list("?n=2"));
    while (page.isPresent()) {
      List<String> tags = tags(page.get());
      assertThat(tags).as("tags of one page").hasSizeLessThanOrEqualTo(2);
      listed.addAll(tags);
      page = stage.next(page.get());
    }

    assertThat(listed).isEqualTo(pushed);
  }

  @Check("end-8b")
  void tagsAreListedBehindATag() {
    push("a", "b", "c");

    assertThat(tags(list("?last=a"))).containsExactly("b", "c");
  }

  @Check("end-8b")
  void tagsAreListedBehindATagThatIsNotThere() {
    push("a", "c");

    assertThat(tags(list("?last=b"))).containsExactly("c");
  }

  @Check("end-8b")
  void aPageOfNoTagsIsEmpty() {
    push("a");

    assertThat(tags(list("?n=0"))).isEmpty();
  }

  private List<String> push(String... tags) {
    byte[] image = image();
    for (String tag : tags) {
      tag(tag, image);
    }
    return List.of(tags);
  }

  private Answer list(String query) {
    return stage.get("/v2/" + stage.repository() + "/tags/list" + query).expect(200);
  }

  private static List<String> tags(Answer answer) {
    return Json.texts(answer.json().path("tags"));
  }
}
