// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.registry.Digest;
import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.RepositoryName;
import io.stowage.registry.UploadId;
import io.stowage.storage.UploadKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may refer to content that an upload put into the store: the upload until it is published, the
 * blob from then on.
 *
 * @param upload the upload, or null
 * @param blob the blob, or null
 */
record ContentOwner(@Nullable UploadKey upload, @Nullable Digest blob) {
  static ContentOwner of(UploadKey upload) {
    return new ContentOwner(upload, null);
  }

  static ContentOwner of(Digest blob) {
    return new ContentOwner(null, blob);
  }

  Body body() {
    return Body.of(upload != null ? "upload " + upload : "blob " + blob);
  }

  /** Reads one, or empty if that is none. */
  static Optional<ContentOwner> parse(byte[] content) {
    String text = new String(content, UTF_8);
    String name = text.substring(text.indexOf(' ') + 1);
    int slash = name.lastIndexOf('/');
    try {
      if (text.startsWith("blob ")) {
        return Optional.of(of(Digest.parse(name)));
      }
      if (text.startsWith("upload ") && slash > 0) {
        return Optional.of(
            of(
                new UploadKey(
                    RepositoryName.parse(name.substring(0, slash)),
                    UploadId.parse(name.substring(slash + 1)))));
      }
      return Optional.empty();
    } catch (InvalidReferenceException e) {
      return Optional.empty();
    }
  }
}
