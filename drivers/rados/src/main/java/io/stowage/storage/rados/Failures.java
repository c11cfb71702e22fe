// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageException;

/** The one place where the results of operations become failures of the SPI. */
final class Failures {
  private final ConnectionSettings settings;

  Failures(ConnectionSettings settings) {
    this.settings = settings;
  }

  /**
   * What a result means.
   *
   * @param name the object that was being worked on
   */
  StorageException of(String name, int result) {
    String message = describe(name) + ": " + reason(result);
    return switch (result) {
      case Errno.EDQUOT, Errno.ENOSPC ->
          new StorageException.Full(message + "; see `ceph df` and the pool's quota", null);
      case Errno.EACCES, Errno.EPERM, Errno.EROFS ->
          new StorageException.Denied(
              message + "; check the capabilities of " + settings.user(), null);
      default -> new StorageException.Unavailable(message, null);
    };
  }

  /** Nothing if the result is a success, else what it means. */
  void check(String name, int result) throws StorageException {
    if (result < 0) {
      throw of(name, result);
    }
  }

  StorageException.Corrupt corrupt(String name, String how) {
    return new StorageException.Corrupt(describe(name) + ": " + how, null);
  }

  private String describe(String name) {
    return "pool " + settings.place() + ", " + name;
  }

  static String reason(int result) {
    return switch (result) {
      case Errno.EPERM, Errno.EACCES -> "permission denied";
      case Errno.ENOENT -> "no such object or pool";
      case Errno.EEXIST -> "it exists already";
      case Errno.ENOSPC -> "no space is left in the cluster";
      case Errno.EDQUOT -> "the pool is full";
      case Errno.EROFS -> "it may only be read";
      case Errno.ETIMEDOUT -> "the cluster did not answer in time";
      case Errno.ECANCELED -> "it was changed meanwhile";
      default -> "error " + -result;
    };
  }
}
