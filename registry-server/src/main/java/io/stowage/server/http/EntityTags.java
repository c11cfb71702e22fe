// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.Digest;
import org.jspecify.annotations.Nullable;

/** Entity tags, which are quoted digests here (RFC 9110 sections 8.8.3 and 13.1). */
final class EntityTags {
  private EntityTags() {}

  /** The entity tag of content with this digest. */
  static String of(Digest digest) {
    return '"' + digest.toString() + '"';
  }

  /**
   * Whether an {@code If-None-Match} header names content that exists. Weak tags match; so do bare
   * digests, which some clients send.
   *
   * @param header null for none
   */
  static boolean noneMatchNames(@Nullable String header, Digest digest) {
    if (header == null) {
      return false;
    }
    String wanted = digest.toString();
    for (String item : header.split(",", -1)) {
      String tag = item.strip();
      if (tag.startsWith("W/")) {
        tag = tag.substring(2);
      }
      if (tag.equals("*") || unquoted(tag).equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a {@code Range} header counts: without {@code If-Range}, or where that is the strong
   * tag of this content.
   *
   * @param ifRange null for none
   */
  static boolean rangeApplies(@Nullable String ifRange, Digest digest) {
    return ifRange == null || ifRange.strip().equals(of(digest));
  }

  private static String unquoted(String tag) {
    return tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"")
        ? tag.substring(1, tag.length() - 1)
        : tag;
  }
}
