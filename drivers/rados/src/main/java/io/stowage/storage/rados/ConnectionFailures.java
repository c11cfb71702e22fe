// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import io.stowage.storage.StorageException;

/** Why a cluster cannot be reached, in a line that says what to install or to check. */
final class ConnectionFailures {
  private ConnectionFailures() {}

  static StorageException ofLibrary(LinkageError failure) {
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    if (reason.contains("jnidispatch")
        || reason.contains("failed to map")
        || failure instanceof NoClassDefFoundError) {
      return new StorageException.Unavailable(
          "JNA cannot load its own library; if the temporary directory forbids execution, give"
              + " Java -Djna.tmpdir=DIRECTORY with one that does not: "
              + reason,
          failure);
    }
    return new StorageException.Unavailable(
        "librados.so.2 cannot be loaded: install it (the package librados2) for this processor,"
            + " or give Java -Djna.library.path=DIRECTORY: "
            + reason,
        failure);
  }

  static StorageException ofConffile(ConnectionSettings settings, int result) {
    String conffile = "conffile " + settings.conffile() + ": ";
    if (result == Errno.ENOENT) {
      return new StorageException.Unavailable(
          conffile + "there is no such file; copy the cluster's ceph.conf there", null);
    }
    if (result == Errno.EACCES) {
      return new StorageException.Denied(
          conffile + "it may not be read; check its owner and mode", null);
    }
    return new StorageException.Unavailable(
        conffile + "librados cannot parse it (" + Failures.reason(result) + ')', null);
  }

  static StorageException ofOption(ConnectionSettings settings, String option, int result) {
    return new StorageException.Unavailable(
        "librados takes no such value for "
            + option
            + " ("
            + Failures.reason(result)
            + "); check the settings for "
            + settings.place(),
        null);
  }

  static StorageException ofConnect(ConnectionSettings settings, int result) {
    String user = "cephx user " + settings.user() + ": ";
    if (result == Errno.EACCES || result == Errno.EPERM) {
      return new StorageException.Denied(
          user
              + "the cluster refuses the key; check username, key and keyring against `ceph auth"
              + " get "
              + settings.user()
              + '`',
          null);
    }
    if (result == Errno.ENOENT || result == Errno.EINVAL) {
      return new StorageException.Denied(
          user
              + "no key was found or it is none; check key and keyring, and that the keyring has"
              + " an entry of that name",
          null);
    }
    return new StorageException.Unavailable(
        "no monitor of "
            + settings.conffile()
            + " answers ("
            + Failures.reason(result)
            + "); check mon_host there, the network, and `ceph -s`",
        null);
  }

  static StorageException ofPool(ConnectionSettings settings, int result) {
    String pool = "poolname " + settings.poolname() + ": ";
    if (result == Errno.ENOENT) {
      return new StorageException.NotFound(
          pool
              + "there is no such pool; create it with `ceph osd pool create "
              + settings.poolname()
              + "`");
    }
    return new StorageException.Unavailable(
        pool + "it cannot be opened (" + Failures.reason(result) + ')', null);
  }
}
