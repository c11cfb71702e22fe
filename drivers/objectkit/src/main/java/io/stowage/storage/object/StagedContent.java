// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.util.List;

/**
 * What of an upload is in the store as parts of one object.
 *
 * @param target the object
 * @param parts its parts, in order and without a gap
 * @param whole whether no part may be added any more: it is one object, or will be when it is next
 *     asked for
 */
record StagedContent(PartsKey target, List<Part> parts, boolean whole) {
  StagedContent {
    parts = List.copyOf(parts);
  }

  /** An object that is there as it is. */
  static StagedContent of(ObjectInfo object) {
    return new StagedContent(
        new PartsKey(object.key(), ""), List.of(new Part(1, object.size(), "")), true);
  }

  long size() {
    return parts.stream().mapToLong(Part::size).sum();
  }

  /** Whether it has been one object since it was found. */
  boolean isObject() {
    return target.id().isEmpty();
  }
}
