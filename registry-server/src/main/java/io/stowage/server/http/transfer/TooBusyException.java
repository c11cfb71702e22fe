// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.io.IOException;

/** As much work is under way as the server takes on at once: status 429, worth another try. */
public final class TooBusyException extends IOException {
  private static final long serialVersionUID = 1;

  TooBusyException(String message) {
    super(message);
  }
}
