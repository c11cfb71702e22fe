// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.OssClient.quiet;

import com.aliyun.oss.model.CopyObjectRequest;
import com.aliyun.oss.model.UploadPartCopyRequest;
import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.Part;
import io.stowage.storage.object.PartsKey;

/** Copies that the store makes. */
final class OssCopies implements BucketCopies {
  private final OssClient client;

  OssCopies(OssClient client) {
    this.client = client;
  }

  /** The headers are those of a new object: encryption is not taken over from the source. */
  @Override
  public void copy(String source, String target) throws StorageException {
    CopyObjectRequest request =
        new CopyObjectRequest(client.bucket(), source, client.bucket(), target);
    client.config().objectHeaders().forEach(request::addHeader);
    client.call("copy to " + target, oss -> oss.copyObject(quiet(request)));
  }

  @Override
  public Part copyPart(String source, ByteRange range, PartsKey target, int number)
      throws StorageException {
    UploadPartCopyRequest request =
        new UploadPartCopyRequest(
            client.bucket(),
            source,
            client.bucket(),
            target.key(),
            target.id(),
            number,
            range.offset(),
            range.length());
    String tag =
        client.call(
            "copy to part " + number + " of " + target.key(),
            oss -> oss.uploadPartCopy(quiet(request)).getETag());
    return new Part(number, range.length(), tag);
  }
}
