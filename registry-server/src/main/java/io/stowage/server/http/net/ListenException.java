// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why a server cannot listen, in one line that names the setting at fault. */
public final class ListenException extends IOException {
  private static final long serialVersionUID = 1;

  ListenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
