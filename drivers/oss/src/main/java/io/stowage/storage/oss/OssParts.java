// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.OssClient.quiet;

import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.HeadObjectRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.MultipartUploadListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PartListing;
import com.aliyun.oss.model.UploadPartRequest;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.Part;
import io.stowage.storage.object.PartsKey;
import io.stowage.storage.object.UnfinishedPage;
import io.stowage.storage.object.UnfinishedPage.Unfinished;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Multipart uploads. */
final class OssParts implements BucketParts {
  private static final int PAGE = 1000;

  private final OssClient client;

  OssParts(OssClient client) {
    this.client = client;
  }

  @Override
  public PartsKey begin(String key) throws StorageException {
    InitiateMultipartUploadRequest request =
        new InitiateMultipartUploadRequest(client.bucket(), key, OssObjects.metadata(client));
    return new PartsKey(
        key,
        client.call(
            "upload of " + key, oss -> oss.initiateMultipartUpload(quiet(request)).getUploadId()));
  }

  @Override
  public Part put(PartsKey target, int number, Body content) throws StorageException {
    String tag =
        client.call(
            "part " + number + " of " + target.key(),
            oss ->
                oss.uploadPart(
                        quiet(
                            new UploadPartRequest(
                                client.bucket(),
                                target.key(),
                                target.id(),
                                number,
                                new BodyStream(content),
                                content.length())))
                    .getETag());
    return new Part(number, content.length(), tag);
  }

  /** An upload is gone once it is completed, so that a repetition has to look for the object. */
  @Override
  public void complete(PartsKey target, List<Part> parts) throws StorageException {
    String what = "completion of " + target.key();
    try {
      client.call(
          what,
          oss -> {
            // sorted by the client, in place
            List<PartETag> tags = new ArrayList<>();
            parts.forEach(part -> tags.add(new PartETag(part.number(), part.receipt())));
            return oss.completeMultipartUpload(
                quiet(
                    new CompleteMultipartUploadRequest(
                        client.bucket(), target.key(), target.id(), tags)));
          });
    } catch (StorageException.NotFound e) {
      ObjectMetadata found =
          client.call(
              what,
              oss -> oss.headObject(quiet(new HeadObjectRequest(client.bucket(), target.key()))));
      long size = parts.stream().mapToLong(Part::size).sum();
      if (!"Multipart".equals(found.getObjectType()) || found.getContentLength() != size) {
        throw e;
      }
    }
  }

  @Override
  public void abort(PartsKey target) throws StorageException {
    AbortMultipartUploadRequest request =
        new AbortMultipartUploadRequest(client.bucket(), target.key(), target.id());
    try {
      client.call("end of " + target.key(), oss -> oss.abortMultipartUpload(quiet(request)));
    } catch (StorageException.NotFound e) {
      // completed or gone
    }
  }

  @Override
  public List<Part> parts(PartsKey target) throws StorageException {
    List<Part> parts = new ArrayList<>();
    ListPartsRequest request = new ListPartsRequest(client.bucket(), target.key(), target.id());
    request.setMaxParts(PAGE);
    try {
      boolean more = true;
      while (more) {
        PartListing page =
            client.call("parts of " + target.key(), oss -> oss.listParts(quiet(request)));
        page.getParts()
            .forEach(
                part -> parts.add(new Part(part.getPartNumber(), part.getSize(), part.getETag())));
        more = page.isTruncated();
        request.setPartNumberMarker(page.getNextPartNumberMarker());
      }
      return List.copyOf(parts);
    } catch (StorageException.NotFound e) {
      return List.of();
    }
  }

  @Override
  public UnfinishedPage unfinished(String prefix, @Nullable String next) throws StorageException {
    ListMultipartUploadsRequest request = new ListMultipartUploadsRequest(client.bucket());
    request.setPrefix(prefix);
    request.setEncodingType("url");
    request.setMaxUploads(PAGE);
    if (next != null) {
      int end = next.indexOf('\n');
      request.setKeyMarker(next.substring(0, end));
      request.setUploadIdMarker(next.substring(end + 1));
    }
    MultipartUploadListing page =
        client.call("uploads of " + prefix, oss -> oss.listMultipartUploads(quiet(request)));
    List<Unfinished> items =
        page.getMultipartUploads().stream()
            .map(
                upload ->
                    new Unfinished(
                        new PartsKey(OssListing.decoded(upload.getKey()), upload.getUploadId()),
                        upload.getInitiated().toInstant()))
            .toList();
    return new UnfinishedPage(
        items,
        page.isTruncated()
            ? OssListing.decoded(page.getNextKeyMarker()) + '\n' + page.getNextUploadIdMarker()
            : null);
  }
}
