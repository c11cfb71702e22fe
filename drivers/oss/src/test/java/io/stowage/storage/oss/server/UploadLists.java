// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.UnaryOperator;

/** Listings of multipart uploads and of their parts. */
final class UploadLists {
  private static final int MOST = 1000;

  private final Store store;

  UploadLists(Store store) {
    this.store = store;
  }

  Answer parts(Call call) {
    int most = call.number("max-parts", MOST, 1, MOST);
    int after = call.number("part-number-marker", 0, 0, Integer.MAX_VALUE);
    String id = call.parameter("uploadId");
    List<Map.Entry<Integer, Upload.Part>> parts = store.parts(call.key(), id, after);
    boolean more = parts.size() > most;
    Xml result =
        new Xml("ListPartsResult")
            .add("Bucket", call.bucket())
            .add("Key", call.isEncoded() ? Percent.encode(call.key()) : call.key())
            .add("UploadId", id)
            .add("PartNumberMarker", after)
            .add("MaxParts", most)
            .add("IsTruncated", more);
    int last = after;
    for (Map.Entry<Integer, Upload.Part> part : parts.subList(0, Math.min(most, parts.size()))) {
      last = part.getKey();
      result.add(
          new Xml("Part")
              .add("PartNumber", last)
              .add("LastModified", Times.iso(part.getValue().modified()))
              .add("ETag", '"' + part.getValue().content().etag() + '"')
              .add("Size", part.getValue().content().length()));
    }
    return Answer.of(result.add("NextPartNumberMarker", last));
  }

  Answer uploads(Call call) {
    int most = call.number("max-uploads", MOST, 1, MOST);
    String prefix = call.parameter("prefix");
    UnaryOperator<String> encoding = call.isEncoded() ? Percent::encode : UnaryOperator.identity();
    List<Upload> uploads =
        from(call).stream()
            .filter(upload -> upload.key().toString().startsWith(prefix))
            .limit(most + 1L)
            .toList();
    boolean more = uploads.size() > most;
    Xml result =
        new Xml("ListMultipartUploadsResult")
            .add("Bucket", call.bucket())
            .add("KeyMarker", encoding.apply(call.parameter("key-marker")))
            .add("UploadIdMarker", call.parameter("upload-id-marker"))
            .add("MaxUploads", most)
            .add("Prefix", encoding.apply(prefix))
            .add("IsTruncated", more);
    if (call.isEncoded()) {
      result.add("EncodingType", "url");
    }
    for (Upload upload : uploads.subList(0, Math.min(most, uploads.size()))) {
      result.add(
          new Xml("Upload")
              .add("Key", encoding.apply(upload.key().toString()))
              .add("UploadId", upload.id())
              .add("StorageClass", "Standard")
              .add("Initiated", Times.iso(upload.begun())));
    }
    if (more) {
      Upload last = uploads.get(most - 1);
      result.add("NextKeyMarker", encoding.apply(last.key().toString()));
      result.add("NextUploadIdMarker", last.id());
    }
    return Answer.of(result);
  }

  /** Those behind the markers; that of the ids counts among uploads of the marked key alone. */
  private NavigableSet<Upload> from(Call call) {
    String marker = call.parameter("key-marker");
    if (marker.isEmpty()) {
      return store.uploads();
    }
    String id = call.parameter("upload-id-marker");
    Upload last = new Upload(new Key(marker), id.isEmpty() ? "~" : id, Instant.EPOCH);
    return store.uploads().tailSet(last, false);
  }
}
