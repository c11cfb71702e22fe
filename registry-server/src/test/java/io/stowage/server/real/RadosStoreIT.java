// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stowage.server.real.support.CephPool;
import io.stowage.server.real.support.RegistryClient;
import io.stowage.server.real.support.RegistryProcess;
import io.stowage.server.real.support.StoreBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server on a pool of a Ceph cluster. */
class RadosStoreIT extends StoreFamily {
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final byte[] EMPTY =
      "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[]}"
          .formatted(INDEX)
          .getBytes(UTF_8);
  private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");

  private static final int PAGE = 100;

  /** One of each shard, now and then one more, and what the server asks before it lists. */
  private static final long READS_A_PAGE = 12;

  private CephPool pool;

  @Override
  StoreBackend startBackend() {
    pool = new CephPool();
    return pool;
  }

  @Override
  String impatience() {
    return "    operationtimeout: 2s\n";
  }

  @Override
  boolean redirects() {
    return false;
  }

  @Test
  void pagesOfTheCatalogAndOfTagsCostAFewReads() throws IOException {
    List<String> repositories = names(2000, "team-%d/app.%d", 50);
    List<String> tags = names(5000, "v%d.%d", 7);
    try (RegistryProcess registry = serve(backend().freshPlace())) {
      RegistryClient client = registry.client();
      repositories.parallelStream().forEach(name -> put(client, name, "v1"));
      tags.parallelStream().forEach(tag -> put(client, repositories.get(0), tag));
      tags.add("v1");
      long before = pool.reads();

      List<String> catalog = walk(client, "/v2/_catalog?n=" + PAGE, "repositories");
      long between = pool.reads();
      List<String> listed =
          walk(client, "/v2/" + repositories.get(0) + "/tags/list?n=" + PAGE, "tags");
      long after = pool.reads();

      assertThat(catalog).isEqualTo(repositories.stream().sorted().toList());
      assertThat(listed).isEqualTo(tags.stream().sorted().toList());
      assertThat(between - before).isLessThanOrEqualTo(READS_A_PAGE * pages(catalog));
      assertThat(after - between).isLessThanOrEqualTo(READS_A_PAGE * pages(listed));
    }
  }

  private static List<String> names(int count, String form, int groups) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> form.formatted(i % groups, i)).toList());
  }

  private static int pages(List<String> listed) {
    return (listed.size() + PAGE - 1) / PAGE;
  }

  private static void put(RegistryClient client, String repository, String tag) {
    try {
      HttpResponse<byte[]> answer = client.putManifest(repository, tag, INDEX, EMPTY);
      assertThat(answer.statusCode()).as(RegistryClient.text(answer)).isEqualTo(201);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> walk(RegistryClient client, String first, String field)
      throws IOException {
    List<String> all = new ArrayList<>();
    Optional<String> next = Optional.of(first);
    while (next.isPresent()) {
      HttpResponse<byte[]> answer = client.get(next.get());
      JsonNode names = new ObjectMapper().readTree(answer.body()).get(field);
      assertThat(names.size()).as(RegistryClient.text(answer)).isBetween(1, PAGE);
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
