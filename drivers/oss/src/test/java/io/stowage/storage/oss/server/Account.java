// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.time.Instant;

/**
 * Somebody who may do anything.
 *
 * @param id the access key
 * @param secret its secret
 * @param token the token that a temporary key has; empty for one that lasts
 * @param until when a temporary key ends
 */
public record Account(String id, String secret, String token, Instant until) {

  /** One whose key lasts. */
  public static Account lasting(String id, String secret) {
    return new Account(id, secret, "", Instant.MAX);
  }
}
