// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import io.stowage.registry.DigestAlgorithm;
import io.stowage.registry.MediaTypes;
import io.stowage.server.http.BrokenRegistry.Breaking;
import io.stowage.server.http.BrokenRegistry.Call;
import io.stowage.server.http.BrokenRegistry.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A way to break a registry.
 *
 * @param name what the broken registry does
 * @param broken the tests of the TCK that have to fail
 */
record RegistryFault(String name, Breaking breaking, Set<String> broken) {
  private static final int MIB = 1 << 20;
  private static final String BLOB = ".*/blobs/sha\\d+:.*";
  private static final String UPLOAD = ".*/blobs/uploads/.+";
  private static final String MANIFEST = ".*/manifests/.*";
  private static final String TAGS = ".*/tags/list.*";

  static final List<RegistryFault> ALL =
      List.of(
          replies(
              "does not tell its version",
              "GET",
              "/v2/",
              reply -> reply.without("Docker-Distribution-API-Version"),
              "theVersionOfTheApiIsTold"),
          replies(
              "tells errors as a page",
              "GET",
              BLOB,
              reply ->
                  reply.status() == 404 ? reply.with(Buffer.buffer("<h1>Not found</h1>")) : reply,
              "anErrorIsToldInJson",
              "aBlobThatIsNotThereIsNotFound"),
          replies(
              "cuts off large blobs",
              "GET",
              BLOB,
              reply ->
                  reply.body().length() > 5 * MIB
                      ? reply.with(reply.body().getBuffer(0, 5 * MIB))
                      : reply,
              "aLargeBlobIsServedWhole"),
          replies(
              "tells another digest of a blob",
              "HEAD",
              BLOB,
              reply -> reply.with("Docker-Content-Digest", other()),
              "theSizeOfABlobIsToldWithoutIt",
              "aBlobIsServedByItsSha512"),
          calls(
              "shows each repository the blobs of the others",
              "GET",
              BLOB,
              call -> call.with("GET", call.path().replace("/other/", "/")),
              "aBlobOfAnotherRepositoryIsNotFound"),
          new RegistryFault(
              "still serves a blob that was deleted",
              (call, registry) -> {
                if (!call.is("DELETE", BLOB)) {
                  return registry.apply(call);
                }
                Reply there = registry.apply(call.with("HEAD", call.path()));
                return there.without("Content-Length").with(there.status() == 200 ? 202 : 404);
              },
              Set.of("aDeletedBlobIsGone")),
          calls(
              "ignores ranges",
              "GET",
              BLOB,
              call -> call.without("Range"),
              "aRangeInTheMiddleIsServed",
              "aRangeOfOneByteIsServed",
              "aRangeWithoutAnEndIsServed",
              "theLastBytesAreServed",
              "aRangeThatReachesBeyondTheEndIsCut",
              "aRangeBehindTheEndCannotBeServed"),
          replies(
              "answers 200 for what it has created",
              "POST",
              ".*digest=.*",
              reply -> reply.with(200),
              "aPostWithADigestStoresTheBlobOrBeginsAnUpload"),
          replies(
              "takes what has another digest",
              "PUT",
              UPLOAD,
              reply -> reply.status() == 400 ? reply.with(201) : reply,
              "contentOfAnotherDigestIsRefused",
              "aPutWithoutADigestIsRefused",
              "aPutWithADigestThatIsNoneIsRefused"),
          calls(
              "takes chunks in any order",
              "PATCH",
              UPLOAD,
              call -> call.without("Content-Range"),
              "aChunkOutOfOrderIsRefused",
              "anUploadGoesOnAfterAChunkThatWasRefused"),
          replies(
              "counts bytes where the last one is asked for",
              "PATCH",
              UPLOAD,
              RegistryFault::oneMore,
              "eachChunkIsAnsweredWithWhatIsThere"),
          calls(
              "cancels no upload",
              "DELETE",
              UPLOAD,
              call -> call.with("GET", call.path()),
              "aCancelledUploadIsGone"),
          calls(
              "mounts nothing",
              "POST",
              ".*mount=.*",
              call -> call.with("POST", call.path().replaceFirst("\\?.*", "")),
              "aBlobIsMountedFromAnotherRepository",
              "repositoriesAreListedByPages"),
          replies(
              "tells another digest of a manifest",
              "HEAD",
              MANIFEST,
              reply -> reply.with("Docker-Content-Digest", other()),
              "aManifestIsToldOfWithoutIt"),
          replies(
              "serves an index as an image",
              "GET",
              MANIFEST,
              reply ->
                  MediaTypes.OCI_INDEX.equals(reply.headers().get("Content-Type"))
                      ? reply.with("Content-Type", MediaTypes.OCI_MANIFEST)
                      : reply,
              "anIndexIsServed",
              "anIndexOfAnIndexIsServed",
              "anIndexOfNothingIsServed"),
          new RegistryFault(
              "deletes the manifest with its tag",
              (call, registry) -> {
                if (!call.is("DELETE", MANIFEST)) {
                  return registry.apply(call);
                }
                Reply told = registry.apply(call.with("HEAD", call.path()));
                String digest = told.headers().getOrDefault("Docker-Content-Digest", other());
                return registry.apply(
                    call.with("DELETE", call.path().replaceFirst("[^/]*$", digest)));
              },
              Set.of("aDeletedTagLeavesItsManifest")),
          replies(
              "lists tags backwards",
              "GET",
              TAGS,
              RegistryFault::backwards,
              "tagsAreListedInOrder",
              "tagsAreListedByPages",
              "tagsAreListedBehindATag"),
          replies(
              "tells of no next page",
              "GET",
              TAGS + "|/v2/_catalog.*",
              reply -> reply.without("Link"),
              "tagsAreListedByPages",
              "repositoriesAreListedByPages"),
          replies(
              "does not tell the subject",
              "PUT",
              MANIFEST,
              reply -> reply.without("OCI-Subject"),
              "theSubjectOfAManifestIsTold"),
          new RegistryFault(
              "says that it filters referrers and lists them all",
              (call, registry) -> {
                Call all = call.with(call.method(), call.path().replaceFirst("\\?artifact.*", ""));
                Reply reply = registry.apply(all);
                return all.path().equals(call.path())
                    ? reply
                    : reply.with("OCI-Filters-Applied", "artifactType");
              },
              Set.of("referrersOfOneTypeAreListed")));

  private static RegistryFault calls(
      String name, String method, String pattern, UnaryOperator<Call> change, String... broken) {
    return new RegistryFault(
        name,
        (call, registry) -> registry.apply(call.is(method, pattern) ? change.apply(call) : call),
        Set.of(broken));
  }

  private static RegistryFault replies(
      String name, String method, String pattern, UnaryOperator<Reply> change, String... broken) {
    return new RegistryFault(
        name,
        (call, registry) -> {
          Reply reply = registry.apply(call);
          return call.is(method, pattern) ? change.apply(reply) : reply;
        },
        Set.of(broken));
  }

  private static String other() {
    return Digest.of(DigestAlgorithm.SHA256, new byte[] {1}).toString();
  }

  private static Reply oneMore(Reply reply) {
    String range = reply.headers().get("Range");
    if (range == null) {
      return reply;
    }
    long last = Long.parseLong(range.substring(range.indexOf('-') + 1));
    return reply.with("Range", "0-" + (last + 1));
  }

  private static Reply backwards(Reply reply) {
    JsonObject json = reply.body().toJsonObject();
    JsonArray tags = json.getJsonArray("tags", new JsonArray());
    JsonArray reversed = new JsonArray();
    for (int i = tags.size() - 1; i >= 0; i--) {
      reversed.add(tags.getValue(i));
    }
    return reply.with(json.put("tags", reversed).toBuffer());
  }

  /** A server that is no registry and answers this to everything. */
  static Breaking always(int status) {
    return (call, registry) ->
        new Reply(status, Map.of("Content-Type", "application/json"), Buffer.buffer("{}"));
  }

  @Override
  public String toString() {
    return name;
  }
}
