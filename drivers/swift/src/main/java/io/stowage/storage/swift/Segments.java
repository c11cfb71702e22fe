// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.Listings;
import io.stowage.storage.object.Part;
import io.stowage.storage.object.PartsKey;
import io.stowage.storage.object.UnfinishedPage;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Objects of segments, which a manifest makes one. The segments lie beside it, each under a name
 * that is used once: whoever writes late writes over nothing. The receipt of a part is that name's
 * end and its ETag.
 */
final class Segments implements BucketParts {
  private static final String NAME = "part-";
  private static final String ID = "segments";
  private static final String OWNER = "X-Object-Meta-Stowage-Content";
  private static final int MOST_DELETES = 1000;

  private final SwiftClient client;
  private final SwiftListing listing;
  private final int deletesAtOnce;

  /**
   * Makes them.
   *
   * @param deletes how many objects one call deletes; 0 where there is no such call
   */
  Segments(SwiftClient client, SwiftListing listing, int deletes) {
    this.deletesAtOnce = Math.min(deletes, MOST_DELETES);
    this.client = client;
    this.listing = listing;
  }

  @Override
  public PartsKey begin(String key) {
    return new PartsKey(key, ID);
  }

  @Override
  public Part put(PartsKey target, int number, Body content) throws StorageException {
    String end = newEnd();
    SwiftRequest request =
        SwiftObjects.writing(client.path(name(target.key(), number, end)), content);
    return part(number, content.length(), end, client.call(request));
  }

  static String newEnd() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  static Part part(int number, long size, String end, HttpResponse<?> answer)
      throws StorageException {
    String tag =
        answer
            .headers()
            .firstValue("ETag")
            .orElseThrow(() -> new StorageException.Unavailable("the answer lacks an ETag", null))
            .replace("\"", "");
    return new Part(number, size, end + ' ' + tag);
  }

  static String name(String key, int number, String end) {
    return lead(key) + String.format("%05d-", number) + end;
  }

  /** What the names of all segments of an object begin with. */
  static String lead(String key) {
    return key.substring(0, key.lastIndexOf('/') + 1) + NAME;
  }

  @Override
  public void complete(PartsKey target, List<Part> parts) throws StorageException {
    putManifest(target, parts, target.key());
  }

  @Override
  public void lend(PartsKey target, List<Part> parts, String key) throws StorageException {
    putManifest(target, parts, key);
  }

  /** The store says so in what it keeps beside the manifest: not all give the manifest back. */
  @Override
  public boolean isLent(PartsKey target, String key) throws StorageException {
    try {
      return client
          .call(SwiftRequest.of("HEAD", client.path(key)))
          .headers()
          .firstValue(OWNER)
          .equals(Optional.of(id(target)));
    } catch (StorageException.NotFound e) {
      return false;
    }
  }

  /** The name of the directory where the segments are: unlike its path, short enough to keep. */
  private static String id(PartsKey target) {
    String[] names = target.key().split("/", -1);
    return names[names.length - 2];
  }

  private void putManifest(PartsKey target, List<Part> parts, String key) throws StorageException {
    ArrayNode manifest = Json.mapper().createArrayNode();
    String lead = '/' + client.container() + '/';
    for (Part part : parts) {
      String[] receipt = part.receipt().split(" ", 2);
      manifest
          .addObject()
          .put("path", lead + name(target.key(), part.number(), receipt[0]))
          .put("etag", receipt[1])
          .put("size_bytes", part.size());
    }
    SwiftRequest request =
        SwiftRequest.of("PUT", client.path(key))
            .query("multipart-manifest", "put")
            .header("Accept", "application/json")
            .header("Content-Type", "application/octet-stream")
            .header(OWNER, id(target))
            .body(Body.of(manifest.toString()));
    HttpResponse<byte[]> answer = client.ask(request);
    if (answer.statusCode() == 400) {
      throw refused(request, answer.body());
    }
    if (answer.statusCode() >= 300) {
      throw SwiftErrors.of(request.toString(), answer.statusCode());
    }
  }

  private static StorageException refused(SwiftRequest request, byte[] body)
      throws StorageException {
    for (JsonNode error : Json.read(request.toString(), body).path("Errors")) {
      if (error.path(1).asText().startsWith("404")) {
        return new StorageException.NotFound(request + ": segments are gone");
      }
    }
    return new StorageException.Conflict(request + ": segments are not as they were written");
  }

  @Override
  public void abort(PartsKey target) throws StorageException {
    Listings.forEachPage(
        listing, ListRequest.of(lead(target.key())), page -> remove(Listings.keys(page)));
  }

  /** Deletes objects that may be there. */
  void remove(Collection<String> keys) throws StorageException {
    List<String> all = List.copyOf(keys);
    if (all.size() == 1 || deletesAtOnce == 0) {
      for (String key : all) {
        removeOne(key);
      }
      return;
    }
    for (int at = 0; at < all.size(); at += deletesAtOnce) {
      removeAtOnce(all.subList(at, Math.min(all.size(), at + deletesAtOnce)));
    }
  }

  private void removeOne(String key) throws StorageException {
    try {
      client.call(SwiftRequest.of("DELETE", client.path(key)));
    } catch (StorageException.NotFound e) {
      // as it should be
    }
  }

  private void removeAtOnce(List<String> keys) throws StorageException {
    String lines = keys.stream().map(client::path).collect(Collectors.joining("\n"));
    SwiftRequest request =
        SwiftRequest.of("POST", "")
            .query("bulk-delete", "")
            .header("Accept", "application/json")
            .header("Content-Type", "text/plain")
            .body(Body.of(lines));
    String status =
        Json.read(request.toString(), client.call(request).body()).path("Response Status").asText();
    if (!status.startsWith("200")) {
      throw new StorageException.Unavailable("bulk delete: the store answers " + status, null);
    }
  }

  /** Uploads of others have no parts that could be told. */
  @Override
  public List<Part> parts(PartsKey target) {
    return List.of();
  }

  /** Segments lie beside their object and are found with it. */
  @Override
  public UnfinishedPage unfinished(String prefix, @Nullable String next) {
    return new UnfinishedPage(List.of(), null);
  }
}
