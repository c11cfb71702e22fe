// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A kind of backend.
 *
 * @param name the name of the driver, and what tells kinds for one driver apart
 * @param title the backend in words
 * @param tool the tool in words
 * @param incumbent whether {@code registry:2} stores there, too
 * @param opener what starts one
 */
public record StoreKind(String name, String title, String tool, boolean incumbent, Opener opener) {

  /** Starts a backend. */
  public interface Opener {
    /**
     * Starts one.
     *
     * @param home where; a directory that is not there yet
     * @return to be closed by the caller
     * @throws IOException if it does not start; the message has what was printed
     */
    Store open(Path home) throws IOException;
  }

  /** Ceph's own objects, for the driver {@code rados}. */
  public static StoreKind rados(Path starter) {
    return new StoreKind(
        "rados", "Ceph", "rados bench", false, home -> RadosBench.start(starter, home));
  }

  /** The same beside a tool that moves files. */
  public static StoreKind radosFiles(Path starter) {
    return new StoreKind(
        "rados-file", "Ceph", "rados put/get", false, home -> RadosFiles.start(starter, home));
  }

  /** OpenStack Swift, for the driver {@code swift}. */
  public static StoreKind swift(Path starter) {
    return new StoreKind(
        "swift", "Swift", "the client swift", false, home -> SwiftServer.start(starter, home));
  }

  /** Ceph's gateway, for the driver {@code s3}. */
  public static StoreKind s3(Path starter) {
    return new StoreKind(
        "s3", "Ceph's S3", "rclone", true, home -> CephGateway.start(starter, home));
  }

  /** Azurite, for the driver {@code azure}. */
  public static StoreKind azure(Path starter, Path distribution) {
    return new StoreKind(
        "azure",
        "Azurite",
        "Azure's SDK",
        false,
        home -> Azurite.start(starter, home, distribution));
  }

  /**
   * The server that the driver {@code oss} is tested on.
   *
   * @param classes the classes of that server
   */
  public static StoreKind oss(Path classes, Path distribution) {
    return new StoreKind(
        "oss",
        "a server of OSS",
        "Aliyun's SDK",
        false,
        home -> OssServer.start(classes, home, distribution));
  }
}
