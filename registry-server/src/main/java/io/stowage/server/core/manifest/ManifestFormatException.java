// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

/**
 * Bytes that are no manifest. The message says why, in lower case, for the client who sent them.
 */
public final class ManifestFormatException extends Exception {
  private static final long serialVersionUID = 1;

  ManifestFormatException(String message) {
    super(message, null, false, false);
  }
}
