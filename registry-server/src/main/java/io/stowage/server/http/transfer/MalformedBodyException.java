// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.io.IOException;

/** The chunks of a body were none, so that nobody knows where it ends (RFC 9112 section 7.1). */
public final class MalformedBodyException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedBodyException(Throwable cause) {
    super("the chunks of the body are malformed", cause);
  }
}
