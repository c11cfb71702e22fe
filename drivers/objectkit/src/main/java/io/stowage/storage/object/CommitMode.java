// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import java.util.Locale;

/** How staged content that is larger than a part gets its digest for a name. */
public enum CommitMode {
  /** It is copied there by the store: {@code registry:2} reads it, too. */
  COPY,
  /** A small object there names it: takes no longer for a large blob than for a small one. */
  POINTER,
  /**
   * A symbolic link of the store there stands for it: as quick, and read as if it were the blob.
   */
  SYMLINK;

  static CommitMode of(String setting) {
    return valueOf(setting.toUpperCase(Locale.ROOT));
  }
}
