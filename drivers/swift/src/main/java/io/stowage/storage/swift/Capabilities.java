// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import com.fasterxml.jackson.databind.JsonNode;
import io.stowage.storage.StorageException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a cluster says that it can do, at {@code /info}.
 *
 * @param segments how many a manifest has at most; 0 where there are no static large objects
 * @param minSegment the least size of a segment that is not the last one, in bytes
 * @param maxObject the greatest size of an object or segment, in bytes
 * @param deletes how many objects one call deletes; 0 where there is no such call
 * @param wholePages whether a page of a listing that is not full is the last one: radosgw gives up
 *     early
 * @param signature the hash by which URLs are signed, by its name in the JDK; empty where none are
 */
record Capabilities(
    int segments,
    long minSegment,
    long maxObject,
    int deletes,
    boolean wholePages,
    String signature) {
  private static final int USUAL_SEGMENTS = 1000;
  private static final int USUAL_DELETES = 1000;
  private static final long USUAL_SIZE = 5L << 30;

  /** Where a cluster does not tell, what all of them can do is taken for granted. */
  private static final Capabilities UNTOLD =
      new Capabilities(USUAL_SEGMENTS, 1, USUAL_SIZE, 0, false, "");

  /** Asks a cluster, without a token as everybody may. */
  static Capabilities ask(SwiftClient client) throws StorageException {
    URI url = URI.create(client.account().toString().replaceFirst("/v1(/[^/]*)?$", "/info"));
    HttpResponse<byte[]> answer = client.askAnybody(url);
    return answer.statusCode() == 200 ? of(Json.read("GET " + url, answer.body())) : UNTOLD;
  }

  /** Reads what a cluster says. */
  static Capabilities of(JsonNode info) {
    JsonNode slo = info.path("slo");
    return new Capabilities(
        slo.isMissingNode()
            ? 0
            : Math.min(slo.path("max_manifest_segments").asInt(USUAL_SEGMENTS), USUAL_SEGMENTS),
        slo.path("min_segment_size").asLong(1),
        Math.min(info.path("swift").path("max_file_size").asLong(USUAL_SIZE), USUAL_SIZE),
        info.has("bulk_delete")
            ? info.path("bulk_delete").path("max_deletes_per_request").asInt(USUAL_DELETES)
            : 0,
        info.path("swift").has("account_listing_limit"),
        signature(info.path("tempurl")));
  }

  private static String signature(JsonNode tempUrls) {
    if (!texts(tempUrls.path("methods")).contains("GET")) {
      return "";
    }
    Set<String> allowed = texts(tempUrls.path("allowed_digests"));
    return List.of("sha256", "sha512").stream()
        .filter(allowed::contains)
        .findFirst()
        .map(name -> "Hmac" + name.toUpperCase(Locale.ROOT))
        .orElse("HmacSHA1");
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new HashSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
