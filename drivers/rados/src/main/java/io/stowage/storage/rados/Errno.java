// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

/** What librados answers, as Linux numbers it. */
final class Errno {
  static final int OK = 0;
  static final int EPERM = -1;
  static final int ENOENT = -2;
  static final int EACCES = -13;
  static final int EEXIST = -17;
  static final int EINVAL = -22;
  static final int ENOSPC = -28;
  static final int EROFS = -30;
  static final int ETIMEDOUT = -110;
  static final int EDQUOT = -122;
  static final int ECANCELED = -125;

  private Errno() {}
}
