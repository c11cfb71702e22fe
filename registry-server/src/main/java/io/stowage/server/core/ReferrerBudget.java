// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core;

import io.stowage.registry.Descriptor;

/**
 * How much of a page of referrers is left: bytes of JSON to be given, and bytes of manifests to be
 * read for it. Allows one of each in any case.
 */
final class ReferrerBudget {
  /** 4 MiB, which any client reads as a manifest, less what is around the descriptors. */
  private static final long PAGE_BYTES = 4 * 1024 * 1024 - 1024;

  private static final long READ_BYTES = 64L * 1024 * 1024;

  /** Names, quotes, digits and a digest of a descriptor. */
  private static final int FIXED_BYTES = 320;

  private static final int ENTRY_BYTES = 6;

  private long left = PAGE_BYTES;
  private long readsLeft = READ_BYTES;
  private boolean untouched = true;

  /** Counts a manifest that was read. */
  void read(long bytes) {
    readsLeft -= bytes;
  }

  /** Whether enough was read for one page. */
  boolean readsUp() {
    return readsLeft <= 0;
  }

  /** Whether the descriptor still fits. */
  boolean take(Descriptor descriptor) {
    left -= size(descriptor);
    boolean fits = left >= 0 || untouched;
    untouched = false;
    return fits;
  }

  private static long size(Descriptor descriptor) {
    long size = FIXED_BYTES + size(descriptor.mediaType());
    String artifactType = descriptor.artifactType();
    if (artifactType != null) {
      size += size(artifactType);
    }
    for (var annotation : descriptor.annotations().entrySet()) {
      size += ENTRY_BYTES + size(annotation.getKey()) + size(annotation.getValue());
    }
    return size;
  }

  /** The most that a text takes in JSON: escaped, and in UTF-8. */
  private static long size(String text) {
    return text.chars().mapToLong(ReferrerBudget::size).sum();
  }

  private static long size(int c) {
    if (c < ' ') {
      return 6;
    }
    if (c < 0x80) {
      return c == '"' || c == '\\' ? 2 : 1;
    }
    return c < 0x800 ? 2 : 3;
  }
}
