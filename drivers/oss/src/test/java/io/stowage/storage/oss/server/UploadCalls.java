// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;

/** Multipart uploads. */
final class UploadCalls {
  private static final int MOST_PARTS = 10_000;
  private static final long LEAST_PART = 100L << 10;
  private static final int LONGEST_BODY = 2 << 20;

  private final Store store;
  private final ObjectCalls objects;

  UploadCalls(Store store) {
    this.store = store;
    this.objects = new ObjectCalls(store);
  }

  Answer begin(Call call) {
    ObjectCalls.checkKey(call.key());
    ObjectCalls.checkEncryption(call);
    return Answer.of(
        new Xml("InitiateMultipartUploadResult")
            .add("Bucket", call.bucket())
            .add("Key", call.isEncoded() ? Percent.encode(call.key()) : call.key())
            .add("UploadId", store.begin(call.key()).id()));
  }

  static int number(Call call) {
    return call.number("partNumber", 0, 1, MOST_PARTS);
  }

  Answer put(Call call) throws IOException {
    int number = number(call);
    store.upload(call.key(), call.parameter("uploadId"));
    Content content = objects.receive(call);
    store.put(call.key(), call.parameter("uploadId"), number, content);
    return ObjectCalls.receipt(content);
  }

  Answer end(Call call) {
    store.end(call.key(), call.parameter("uploadId"));
    return Answer.of(204);
  }

  Answer complete(Call call) throws IOException {
    Element root = Xml.read(call.body().readNBytes(LONGEST_BODY), "CompleteMultipartUpload");
    List<Element> wanted = Xml.children(root, "Part");
    if (wanted.isEmpty() || wanted.size() > MOST_PARTS) {
      throw OssFailure.malformed("There are no parts, or too many");
    }
    Content content;
    synchronized (store) {
      Upload upload = store.upload(call.key(), call.parameter("uploadId"));
      content = content(upload, wanted);
      store.disk().retain(content);
      StoredObject object = new StoredObject(StoredObject.MULTIPART, content, "", Instant.now());
      store.put(call.key(), object, call.forbidsOverwrite());
      store.end(call.key(), upload.id());
    }
    return Answer.of(
        new Xml("CompleteMultipartUploadResult")
            .add("Location", "http://" + call.header("host") + '/' + Percent.encodePath(call.key()))
            .add("Bucket", call.bucket())
            .add("Key", call.isEncoded() ? Percent.encode(call.key()) : call.key())
            .add("ETag", '"' + content.etag() + '"'));
  }

  private static Content content(Upload upload, List<Element> wanted) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder tags = new StringBuilder();
    int before = 0;
    for (int i = 0; i < wanted.size(); i++) {
      Xml.children(wanted.get(i), "PartNumber", "ETag");
      int number = number(wanted.get(i));
      if (number <= before) {
        throw new OssFailure(400, "InvalidPartOrder", "The parts are not in ascending order");
      }
      before = number;
      Content part = part(upload, number, Xml.text(wanted.get(i), "ETag"));
      if (part.length() < LEAST_PART && i < wanted.size() - 1) {
        throw new OssFailure(
            400, "EntityTooSmall", "A part is smaller than the minimum allowed size");
      }
      segments.addAll(part.segments());
      tags.append(part.etag());
    }
    String hash = HexFormat.of().formatHex(Mac.hash("MD5").digest(tags.toString().getBytes(UTF_8)));
    return new Content(segments, hash.toUpperCase(Locale.ROOT) + '-' + wanted.size(), "");
  }

  private static int number(Element part) {
    try {
      return Integer.parseInt(Xml.text(part, "PartNumber"));
    } catch (NumberFormatException e) {
      throw OssFailure.malformed("PartNumber is no number");
    }
  }

  private static Content part(Upload upload, int number, String tag) {
    Upload.Part part = upload.parts().get(number);
    if (part == null || !part.content().etag().equals(tag.replace("\"", ""))) {
      throw new OssFailure(
          400, "InvalidPart", "Part " + number + " is not there, or has another ETag");
    }
    return part.content();
  }
}
