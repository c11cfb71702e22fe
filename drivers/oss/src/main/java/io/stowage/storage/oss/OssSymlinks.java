// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss;

import static io.stowage.storage.oss.OssClient.quiet;

import com.aliyun.oss.model.CreateSymlinkRequest;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.ObjectMetadata;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.BucketSymlinks;
import java.util.Optional;

/** Objects that stand for others. */
final class OssSymlinks implements BucketSymlinks {
  private final OssClient client;

  OssSymlinks(OssClient client) {
    this.client = client;
  }

  @Override
  public void put(String key, String target) throws StorageException {
    CreateSymlinkRequest request = new CreateSymlinkRequest(client.bucket(), key, target);
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentType(OssObjects.TYPE);
    request.setMetadata(metadata);
    client.call("symlink " + key, oss -> oss.createSymlink(quiet(request)));
  }

  @Override
  public Optional<String> target(String key) throws StorageException {
    try {
      return Optional.of(
          client.call(
              "symlink " + key,
              oss -> oss.getSymlink(quiet(new GenericRequest(client.bucket(), key))).getTarget()));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
  }
}
