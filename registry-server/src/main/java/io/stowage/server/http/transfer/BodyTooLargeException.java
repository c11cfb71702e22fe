// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.io.IOException;

/** A request's body is longer than is accepted here: status 413. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1;
  private final long limit;

  BodyTooLargeException(long limit) {
    super("the body is longer than the " + limit + " bytes that are accepted");
    this.limit = limit;
  }

  /** How many bytes would have been accepted. */
  public long limit() {
    return limit;
  }
}
