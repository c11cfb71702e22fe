// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.server.real.support.RegistryClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Listings that are read page by page, of a registry with many repositories and many tags. */
final class Pages {
  /** How many names a page has. */
  static final int SIZE = 100;

  private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");

  private Pages() {}

  /** Names of repositories, in no order. */
  static List<String> repositories(int count) {
    return names(count, "team-%d/app.%d", 50);
  }

  /** Tags, in no order. */
  static List<String> tags(int count) {
    return names(count, "v%d.%d", 7);
  }

  private static List<String> names(int count, String form, int groups) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> form.formatted(i % groups, i)).toList());
  }

  /** Reads the catalog to its end. */
  static List<String> catalog(RegistryClient client) throws IOException {
    return walk(client, "/v2/_catalog?n=" + SIZE, "repositories");
  }

  /** Reads the tags of a repository to their end. */
  static List<String> tags(RegistryClient client, String repository) throws IOException {
    return walk(client, "/v2/" + repository + "/tags/list?n=" + SIZE, "tags");
  }

  /** How many pages these are. */
  static int of(List<String> listed) {
    return (listed.size() + SIZE - 1) / SIZE;
  }

  private static List<String> walk(RegistryClient client, String first, String field)
      throws IOException {
    List<String> all = new ArrayList<>();
    Optional<String> next = Optional.of(first);
    while (next.isPresent()) {
      HttpResponse<byte[]> answer = client.get(next.get());
      JsonNode names = new ObjectMapper().readTree(answer.body()).get(field);
      assertThat(names.size()).as(RegistryClient.text(answer)).isBetween(1, SIZE);
      names.forEach(name -> all.add(name.asText()));
      next =
          answer
              .headers()
              .firstValue("Link")
              .map(NEXT::matcher)
              .filter(Matcher::matches)
              .map(link -> link.group(1));
    }
    return all;
  }
}
