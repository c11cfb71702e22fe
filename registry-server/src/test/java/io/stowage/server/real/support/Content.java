// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bytes with a media type: a layer, a configuration, a manifest. */
public final class Content {

  private final String mediaType;
  private final byte[] bytes;

  public Content(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  public static Content json(String mediaType, String json) {
    return new Content(mediaType, json.getBytes(UTF_8));
  }

  public String mediaType() {
    return mediaType;
  }

  /** The bytes themselves, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  public String digest() {
    return Bytes.digest(bytes);
  }

  /** The descriptor, as JSON. */
  public String descriptor() {
    return descriptorWith("");
  }

  /** The descriptor with more members, each after a comma. */
  public String descriptorWith(String members) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
        .formatted(mediaType, digest(), bytes.length, members);
  }
}
