// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether this is a registry at all, and how it says no. */
final class BaseChecks extends CheckSuite {
  BaseChecks(Stage stage) {
    super(stage);
  }

  @Check("end-1")
  void theBaseAnswers() {
    stage.get("/v2/").expect(200);
  }

  @Check(Check.DOCKER)
  void theVersionOfTheApiIsTold() {
    assertThat(stage.get("/v2/").header("Docker-Distribution-API-Version"))
        .isEqualTo("registry/2.0");
  }

  @Check("Determining Support")
  void whoHasNoAccountIsToldWhereOneIsNeeded() {
    Answer answer = stage.anonymously("/v2/");

    if (stage.target().account().isPresent()) {
      answer.expectError(401, "UNAUTHORIZED");
      assertThat(answer.find("WWW-Authenticate")).isPresent();
    } else {
      answer.expect(200);
    }
  }

  @Check("Error Codes")
  void anErrorIsToldInJson() {
    Answer answer = stage.get(blob(digest(content(10))));

    assertThat(answer.json().path("errors").path(0).path("code").asText()).isNotEmpty();
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  @Check("Pulling manifests")
  void aNameThatIsNoneIsRefused() {
    stage.get("/v2/Not_A_Name/manifests/v1").expect(400, 404);
  }

  @Check("Endpoints")
  void aPathThatIsNoneIsNotFound() {
    stage.get("/v2/" + stage.repository() + "/unknown/thing").expect(404);
  }
}
