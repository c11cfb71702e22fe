// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http.net.tls;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why TLS cannot be served, in one line that names the setting and the file at fault. */
public final class TlsException extends IOException {
  private static final long serialVersionUID = 1;

  TlsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
