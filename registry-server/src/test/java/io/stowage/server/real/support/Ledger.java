// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was tried in one repository and what the registry acknowledged of it. Whatever was
 * acknowledged has to be there; what was only tried is there whole, or not at all.
 */
public final class Ledger {

  private final String repository;
  private final Map<String, Boolean> blobs = new ConcurrentHashMap<>();
  private final Map<String, Boolean> manifests = new ConcurrentHashMap<>();

  /** For each tag the digests at which it may point: the one acknowledged last, and any since. */
  private final Map<String, Set<String>> tags = new ConcurrentHashMap<>();

  private final Set<String> acknowledgedTags = ConcurrentHashMap.newKeySet();

  public Ledger(String repository) {
    this.repository = repository;
  }

  public String repository() {
    return repository;
  }

  void tryBlob(String digest) {
    blobs.putIfAbsent(digest, false);
  }

  void acknowledgeBlob(String digest) {
    blobs.put(digest, true);
  }

  void tryManifest(String digest, String tag) {
    manifests.putIfAbsent(digest, false);
    tags.computeIfAbsent(tag, each -> ConcurrentHashMap.newKeySet()).add(digest);
  }

  void acknowledgeManifest(String digest, String tag) {
    manifests.put(digest, true);
    Set<String> only = ConcurrentHashMap.newKeySet();
    only.add(digest);
    tags.put(tag, only);
    acknowledgedTags.add(tag);
  }

  /** How many blobs and manifests were acknowledged. */
  public int acknowledged() {
    return count(blobs, true) + count(manifests, true);
  }

  /** How many blobs and manifests were tried and not acknowledged. */
  public int unacknowledged() {
    return count(blobs, false) + count(manifests, false);
  }

  private static int count(Map<String, Boolean> tried, boolean acknowledged) {
    return (int) tried.values().stream().filter(each -> each == acknowledged).count();
  }

  /** Asks {@code client} for everything in here. */
  public void check(RegistryClient client) throws IOException {
    for (Map.Entry<String, Boolean> blob : blobs.entrySet()) {
      checkContent(client, "blobs", blob);
    }
    for (Map.Entry<String, Boolean> manifest : manifests.entrySet()) {
      checkContent(client, "manifests", manifest);
    }
    for (String tag : tags.keySet()) {
      checkTag(client, tag);
    }
    checkListing(client);
  }

  private void checkContent(RegistryClient client, String kind, Map.Entry<String, Boolean> content)
      throws IOException {
    String digest = content.getKey();
    HttpResponse<byte[]> answer = get(client, kind + "/" + digest);
    if (answer.statusCode() == 404) {
      assertThat(content.getValue()).as("acknowledged and lost: %s %s", kind, digest).isFalse();
      return;
    }
    assertThat(answer.statusCode()).as(RegistryClient.text(answer)).isEqualTo(200);
    assertThat(Bytes.digest(answer.body())).as("%s %s is damaged", kind, digest).isEqualTo(digest);
  }

  private void checkTag(RegistryClient client, String tag) throws IOException {
    HttpResponse<byte[]> answer = get(client, "manifests/" + tag);
    if (answer.statusCode() == 404) {
      assertThat(acknowledgedTags).as("acknowledged and lost").doesNotContain(tag);
      return;
    }
    assertThat(answer.statusCode()).as(RegistryClient.text(answer)).isEqualTo(200);
    assertThat(Bytes.digest(answer.body())).as("tag %s", tag).isIn(tags.get(tag));
  }

  private void checkListing(RegistryClient client) throws IOException {
    HttpResponse<byte[]> answer = get(client, "tags/list");
    if (acknowledgedTags.isEmpty() && answer.statusCode() == 404) {
      return;
    }
    assertThat(answer.statusCode()).as(RegistryClient.text(answer)).isEqualTo(200);
    Set<String> listed = new HashSet<>();
    JsonNode json = new ObjectMapper().readTree(new String(answer.body(), UTF_8));
    json.get("tags").forEach(tag -> listed.add(tag.asText()));
    assertThat(listed).containsAll(acknowledgedTags).isSubsetOf(tags.keySet());
    for (String tag : listed) {
      assertThat(get(client, "manifests/" + tag).statusCode())
          .as("listed tag " + tag)
          .isEqualTo(200);
    }
  }

  private HttpResponse<byte[]> get(RegistryClient client, String rest) throws IOException {
    return client.get("/v2/" + repository + "/" + rest, "Accept", Image.MANIFEST);
  }
}
