// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import java.nio.file.Path;
import java.util.Map;

/**
 * How to reach a pool.
 *
 * @param cluster the name of the cluster
 * @param user the cephx user, with its type
 * @param conffile the cluster's configuration
 * @param poolname the pool
 * @param namespace a namespace in the pool; empty for none
 * @param options options of Ceph that go before those of the file; may hold a key
 */
record ConnectionSettings(
    String cluster,
    String user,
    Path conffile,
    String poolname,
    String namespace,
    Map<String, String> options) {

  /** The pool and the namespace, for messages. */
  String place() {
    return namespace.isEmpty() ? poolname : poolname + '/' + namespace;
  }

  /** All but the values of options. */
  @Override
  public String toString() {
    return cluster + ", " + user + ", " + conffile + ", " + place() + ", " + options.keySet();
  }
}
