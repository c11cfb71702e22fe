// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Who the tests are to a registry. Thread-safe. */
final class Account {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final String basic;

  Account(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(UTF_8);
    basic = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /**
   * What answers a challenge.
   *
   * @param challenge the header {@code WWW-Authenticate}
   */
  String answer(HttpClient client, String challenge) throws IOException, InterruptedException {
    if (!challenge.startsWith("Bearer ")) {
      return basic;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    PARAMETER
        .matcher(challenge)
        .results()
        .forEach(found -> parameters.put(found.group(1), found.group(2)));
    List<String> query = new ArrayList<>();
    query.add("service=" + encode(parameters.getOrDefault("service", "")));
    for (String scope : parameters.getOrDefault("scope", "").split(" ", -1)) {
      if (!scope.isEmpty()) {
        query.add("scope=" + encode(scope));
      }
    }
    URI realm = URI.create(parameters.get("realm") + "?" + String.join("&", query));
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(realm)
                .header("Authorization", basic)
                .timeout(Stage.PATIENCE)
                .build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new AssertionError("the token server answers " + response.statusCode());
    }
    return "Bearer " + Json.of(response.body()).path("token").asText();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Holds no secret. */
  @Override
  public String toString() {
    return "an account";
  }
}
