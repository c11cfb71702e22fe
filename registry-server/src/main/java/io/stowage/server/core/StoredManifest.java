// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Digest;

/**
 * A manifest as it was pushed. Shared by all who ask for it: one object for one digest, as long as
 * it is cached.
 */
public final class StoredManifest {
  private final Digest digest;
  private final String mediaType;
  private final byte[] content;

  StoredManifest(Digest digest, String mediaType, byte[] content) {
    this.digest = digest;
    this.mediaType = mediaType;
    this.content = content;
  }

  /** The digest that was asked for, or that the tag points to. */
  public Digest digest() {
    return digest;
  }

  /** Its type, as the bytes tell. */
  public String mediaType() {
    return mediaType;
  }

  /** The bytes, byte for byte. Not a copy: never to be changed. */
  public byte[] content() {
    return content;
  }

  /** The same content under the digest that was asked for. */
  StoredManifest as(Digest asked) {
    return asked.equals(digest) ? this : new StoredManifest(asked, mediaType, content);
  }
}
