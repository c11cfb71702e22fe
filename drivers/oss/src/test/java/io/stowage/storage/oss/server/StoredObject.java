// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.time.Instant;

/**
 * An object.
 *
 * @param type Normal, Multipart or Symlink
 * @param content its bytes; none for a symlink
 * @param target what a symlink stands for; else empty
 * @param modified when it was written
 */
record StoredObject(String type, Content content, String target, Instant modified) {
  static final String NORMAL = "Normal";
  static final String MULTIPART = "Multipart";
  static final String SYMLINK = "Symlink";

  boolean isSymlink() {
    return type.equals(SYMLINK);
  }
}
