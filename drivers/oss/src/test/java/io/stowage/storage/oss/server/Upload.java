// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A multipart upload: its parts by their numbers. */
record Upload(Key key, String id, Instant begun, NavigableMap<Integer, Part> parts)
    implements Comparable<Upload> {

  /** A part of one. */
  record Part(Content content, Instant modified) {}

  Upload(Key key, String id, Instant begun) {
    this(key, id, begun, new TreeMap<>());
  }

  @Override
  public int compareTo(Upload other) {
    int keys = key.compareTo(other.key);
    return keys != 0 ? keys : id.compareTo(other.id);
  }
}
