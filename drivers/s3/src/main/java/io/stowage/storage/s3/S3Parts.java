// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.Part;
import io.stowage.storage.object.PartsKey;
import io.stowage.storage.object.UnfinishedPage;
import io.stowage.storage.object.UnfinishedPage.Unfinished;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Multipart uploads. */
final class S3Parts implements BucketParts {
  private static final String UPLOAD_ID = "uploadId";
  private static final String PART_NUMBER = "partNumber";

  private final S3Client client;

  S3Parts(S3Client client) {
    this.client = client;
  }

  @Override
  public PartsKey begin(String key) throws StorageException {
    S3Request request =
        S3Request.of("POST", key).query("uploads", "").headers(client.config().objectHeaders());
    return new PartsKey(key, client.callForXml(request).text("UploadId"));
  }

  @Override
  public Part put(PartsKey target, int number, Body content) throws StorageException {
    S3Request request = part(target, number).body(content);
    String tag = client.call(request, S3Parts::tag);
    return new Part(number, content.length(), tag);
  }

  static S3Request part(PartsKey target, int number) {
    return S3Request.of("PUT", target.key())
        .query(UPLOAD_ID, target.id())
        .query(PART_NUMBER, Integer.toString(number));
  }

  private static String tag(Response response) throws IOException {
    String tag = response.header("ETag");
    if (tag == null) {
      throw new IOException("the answer lacks an ETag");
    }
    return tag;
  }

  @Override
  public void complete(PartsKey target, List<Part> parts) throws StorageException {
    StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
    for (Part part : parts) {
      xml.append("<Part><PartNumber>").append(part.number()).append("</PartNumber><ETag>");
      xml.append(Xml.escape(part.receipt())).append("</ETag></Part>");
    }
    Body body = Body.of(xml.append("</CompleteMultipartUpload>").toString());
    client.callForXml(S3Request.of("POST", target.key()).query(UPLOAD_ID, target.id()).body(body));
  }

  @Override
  public void abort(PartsKey target) throws StorageException {
    try {
      client.call(S3Request.of("DELETE", target.key()).query(UPLOAD_ID, target.id()));
    } catch (StorageException.NotFound e) {
      // completed or gone
    }
  }

  @Override
  public List<Part> parts(PartsKey target) throws StorageException {
    List<Part> parts = new ArrayList<>();
    String marker = "0";
    try {
      while (!marker.isEmpty()) {
        Xml answer =
            client.callForXml(
                S3Request.of("GET", target.key())
                    .query(UPLOAD_ID, target.id())
                    .query("part-number-marker", marker));
        answer
            .all("Part")
            .forEach(
                part ->
                    parts.add(
                        new Part(
                            Integer.parseInt(part.text("PartNumber")),
                            Long.parseLong(part.text("Size")),
                            part.text("ETag"))));
        boolean more = answer.text("IsTruncated").equals("true");
        marker = more ? answer.text("NextPartNumberMarker") : "";
      }
      return List.copyOf(parts);
    } catch (StorageException.NotFound e) {
      return List.of();
    }
  }

  @Override
  public UnfinishedPage unfinished(String prefix, @Nullable String next) throws StorageException {
    S3Request request =
        S3Request.of("GET", "")
            .query("uploads", "")
            .query("encoding-type", "url")
            .query("prefix", prefix);
    if (next != null) {
      int end = next.indexOf('\n');
      request =
          request
              .query("key-marker", next.substring(0, end))
              .query("upload-id-marker", next.substring(end + 1));
    }
    Xml answer = client.callForXml(request);
    boolean encoded = answer.text("EncodingType").equals("url");
    List<Unfinished> items =
        answer
            .all("Upload")
            .map(
                upload ->
                    new Unfinished(
                        new PartsKey(
                            S3Listing.text(upload, "Key", encoded), upload.text("UploadId")),
                        Instant.parse(upload.text("Initiated"))))
            .toList();
    boolean more = answer.text("IsTruncated").equals("true");
    String marker = S3Listing.text(answer, "NextKeyMarker", encoded);
    return new UnfinishedPage(
        items, more ? marker + '\n' + answer.text("NextUploadIdMarker") : null);
  }
}
