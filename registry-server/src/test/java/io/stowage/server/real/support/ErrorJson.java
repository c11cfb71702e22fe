// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What every refusal of a registry has in its body. */
public final class ErrorJson {

  private ErrorJson() {}

  /**
   * Checks that {@code body} is the distribution specification's error JSON with at least one
   * error, and that it shows nothing of the server's inside.
   *
   * @param what which request it answers, for messages
   */
  public static void check(String what, String body) {
    try {
      JsonNode errors = new ObjectMapper().readTree(body).path("errors");
      assertThat(errors).as("%s: %s", what, body).isNotEmpty();
      for (JsonNode error : errors) {
        assertThat(error.path("code").asText()).as("%s: %s", what, body).matches("[A-Z_]+");
        assertThat(error.path("message").asText()).as("%s: %s", what, body).isNotEmpty();
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(what + " is answered without JSON: " + body, e);
    }
    assertThat(body).as(what).doesNotContain("Exception", "\tat ", "io.stowage", "/tmp/");
  }
}
