// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The client closed or reset its connection or stream before a transfer was over. */
public final class ClientGoneException extends IOException {
  private static final long serialVersionUID = 1;

  ClientGoneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
